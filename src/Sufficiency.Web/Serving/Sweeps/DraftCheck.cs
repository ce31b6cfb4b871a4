using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Sweeps.Runs;
using Sufficiency.Web.Sweeps;

namespace Sufficiency.Web.Serving.Sweeps;

/// <summary>A fault of a draft.</summary>
/// <param name="Text">What is wrong, and what to do.</param>
/// <param name="Field">The field of the form that it stands in.</param>
public sealed record DraftFault(string Text, string Field);

/// <summary>Checks a draft as the sweep itself would; solves nothing.</summary>
internal static class DraftCheck
{
    /// <summary>What the draft makes, or its faults.</summary>
    /// <param name="draft">The draft, with the pack of its base.</param>
    /// <param name="dataFolders">Folders whose scenarios go by name.</param>
    public static (SweepPreview? Preview, IReadOnlyList<DraftFault> Faults) Check(SweepDraft draft, IReadOnlyList<string> dataFolders)
    {
        List<DraftFault> faults = [];
        if (draft.GapValue is null) faults.Add(new("How near to the best plan: write a share between 0 and 1, such as 0.001.", "gap"));
        if (draft.Text is null && draft.Title.Trim().Length == 0) faults.Add(new("Give the sweep a title.", "title"));
        if (faults.Count > 0) return (null, faults);
        var place = Directory.CreateTempSubdirectory("sufficiency-");
        try
        {
            var file = Path.Combine(place.FullName, "sweep.yaml");
            File.WriteAllText(file, draft.ToYaml());
            return (SweepRun.Check(file, dataFolders), []);
        }
        catch (SweepRefusedException refusal)
        {
            return (null, [.. refusal.Issues.Select(issue => new DraftFault(Sentence(issue, draft), FieldOf(issue, draft)))]);
        }
        finally
        {
            place.Delete(recursive: true);
        }
    }

    private static string Sentence(DataIssue issue, SweepDraft draft)
    {
        var line = draft.Text is not null && issue is { File: "sweep.yaml", Line: { } number } ? $"Line {number}: " : "";
        var column = issue.Column is null ? "" : $"{issue.Column}: ";
        var value = issue.Value is null ? "" : $"“{issue.Value}”: ";
        return $"{line}{column}{value}{issue.Problem} {issue.Advice}";
    }

    private static string FieldOf(DataIssue issue, SweepDraft draft)
    {
        if (draft.Text is not null) return "yaml";
        if (issue.Column is "title" or "name") return "title";
        if (issue.Column?.StartsWith("set.", StringComparison.Ordinal) ?? false) return "set";
        for (var a = 0; a < draft.Axes.Count; a++)
        {
            var axis = $"axes.{SweepDraft.Slug(draft.Axes[a].Name)}";
            if (!IsIn(axis)) continue;
            for (var l = 0; l < draft.Axes[a].Levels.Count; l++)
            {
                var level = draft.Axes[a].Levels[l];
                if (!level.IsEmpty && IsIn($"{axis}.{SweepDraft.Slug(level.Name)}")) return DraftForm.Level(a, l, "changes");
            }

            return DraftForm.Axis(a);
        }

        return issue.Column == "base" ? "base" : DraftForm.Axis(0);

        bool IsIn(string entry) => issue.Column == entry || (issue.Column?.StartsWith(entry + ".", StringComparison.Ordinal) ?? false);
    }
}
