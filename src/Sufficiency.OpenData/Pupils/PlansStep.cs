using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.OpenData.Recipe;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Pupils;

/// <summary>Writes plans.csv: EHC plans at the base January by need, year group and setting, fitted to every margin SEN2 gives.</summary>
internal sealed class PlansStep : IPackStep
{
    /// <inheritdoc />
    public string Name => "plans by need, year group and setting";

    /// <inheritdoc />
    public bool AppliesTo(PackDefinition pack) => true;

    /// <inheritdoc />
    public void Run(PackContext context)
    {
        var sources = new PupilSources(context);
        var table = new PackTable("plans.csv", 3, "need", "year_group", "setting", "plans");
        foreach (var row in Cube(sources).Counts()) table.Add(row.Need.ToCode(), row.YearGroup.Value, row.Setting.ToCode(), row.Plans);
        table.WriteTo(context.OutFolder);
    }

    /// <summary>The plans of a pack's base January.</summary>
    public static PlansCube Cube(PupilSources sources)
    {
        var isCounted = sources.Release.HasNeeds(sources.January);
        var full = PlansCube.Fit(sources.Release, isCounted ? sources.January : sources.Release.LastJanuary, sources.PlanSeeds,
            sources.England.Release);
        if (sources.Assumption("plans.spread_unknown_need") > 0.0) full = full.WithUnknownNeedSpread();
        return isCounted ? full : full.FitShape(sources.PlansByBand(sources.January), BySetting(sources));
    }

    /// <summary>Plans by setting; those without a recorded placement shared out where the recipe says so.</summary>
    public static double[] BySetting(PupilSources sources)
    {
        var counts = sources.Release.PlansBySetting(sources.January);
        var shared = sources.Assumption("plans.share_out_unrecorded")
            * (sources.Release.Plans(sources.January, Sen2Settings.Unrecorded) ?? 0.0);
        var total = counts.Sum();
        counts[(int)Setting.NoSchoolPlace] -= shared;
        return [.. counts.Select(count => count * total / (total - shared))];
    }
}
