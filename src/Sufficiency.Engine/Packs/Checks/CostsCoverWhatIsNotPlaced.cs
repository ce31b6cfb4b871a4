using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Packs.Schema;

namespace Sufficiency.Engine.Packs.Checks;

/// <summary>There is a cost for pupils elsewhere in every phase of school, and for every setting and phase
/// with plans that are never placed.</summary>
internal sealed class CostsCoverWhatIsNotPlaced : IDatasetCheck
{
    /// <inheritdoc />
    public void Check(CheckedPack pack)
    {
        if (!pack.AreWhole("costs", "plans")) return;
        var given = pack.Rows("costs").Select(row => (row.Get<Setting>("setting"), row.Get<Phase>("phase"))).ToHashSet();
        Phase[] placed = [Phase.Primary, Phase.Secondary, Phase.PostSixteen];
        var needed = placed.Select(phase => (Setting: Setting.NoSchoolPlace, Phase: phase)).Concat(
            pack.Rows("plans")
                .Where(row => row.Number("plans") > 0)
                .Select(row => (Setting: row.Get<Setting>("setting"), row.YearGroup("year_group").Phase))
                .Where(key => key.Setting == Setting.NoSchoolPlace || !placed.Contains(key.Phase)));
        var table = pack.Tables["costs"];
        foreach (var (setting, phase) in needed.Distinct().Where(key => !given.Contains((key.Setting, key.Phase))).Order())
            table.Issues.Add(new(table.File, null, "setting", $"{setting.ToCode()}, {ValueParser.ToCode(phase)}", "The yearly cost of a "
                + $"plan in setting {setting.ToCode()} and phase {ValueParser.ToCode(phase)} is missing.", "Add a row for it."));
    }
}
