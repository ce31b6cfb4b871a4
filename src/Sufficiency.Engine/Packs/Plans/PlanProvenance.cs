using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Packs.Yaml;

namespace Sufficiency.Engine.Packs.Plans;

/// <summary>Reads source, year and certainty.</summary>
internal static class PlanProvenance
{
    /// <summary>The provenance; what lacks is reported.</summary>
    public static Provenance Read(YamlNode node, int line, string path, string file, IssueCollector issues)
    {
        var texts = new[] { "source", "year" }.Select(name =>
        {
            var text = node.FindText(name)?.Trim() ?? "";
            if (text.Length == 0)
                issues.Add(new(file, line, path, null, $"The {name} of {path} is not given.",
                    "Say where the figure comes from: every number carries source, year and certainty."), name);
            return text;
        }).ToList();
        return new(texts[0], texts[1], ReadCertainty(node, line, path, file, issues));
    }

    private static Certainty ReadCertainty(YamlNode node, int line, string path, string file, IssueCollector issues)
    {
        var text = node.FindText("certainty") ?? "";
        if (text.Length > 0 && char.IsAsciiLetterLower(text[0]) && Enum.TryParse<Certainty>(text, ignoreCase: true, out var certainty))
            return certainty;
        issues.Add(new(file, node.Find("certainty")?.Line ?? line, path, text.Length == 0 ? null : text, $"The certainty of {path} is not "
            + "found, derived or assumed.", NearestName.Advise(text, ["found", "derived", "assumed"], "Write one of these three.")));
        return Certainty.Assumed;
    }
}
