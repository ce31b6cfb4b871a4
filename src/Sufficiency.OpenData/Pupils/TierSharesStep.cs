using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.OpenData.Recipe;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Pupils;

/// <summary>Writes tier_shares.csv: tier of new plans by need and phase.</summary>
internal sealed class TierSharesStep : IPackStep
{
    /// <inheritdoc />
    public string Name => "tiers of new plans";

    /// <inheritdoc />
    public bool AppliesTo(PackDefinition pack) => true;

    /// <inheritdoc />
    public void Run(PackContext context)
    {
        var sources = new PupilSources(context);
        var shares = new PupilRates(sources).TierShares;
        var table = new PackTable("tier_shares.csv", 3, "need", "phase", "tier", "share", "source", "year", "certainty");
        var counted = Sen2Labels.NeedColumns.Select(need => need.Need).ToArray();
        var first = sources.Release.YearsByStartAge.Append(sources.Release.LastYear).First();
        var years = FormattableString.Invariant($"{first}-{sources.Release.LastYear}");
        var isCounted = sources.January == sources.Release.LastJanuary && sources.Estimated.Length == 0;
        var certainty = isCounted ? Certainty.Derived : Certainty.Assumed;
        foreach (var need in NeedCodes.All)
        {
            foreach (var phase in Enum.GetValues<Phase>())
            {
                var byTier = shares.Of(phase, Array.IndexOf(counted, need));
                foreach (var tier in ProvisionCodes.CountedTiers)
                    table.Add(need.ToCode(), PupilCodes.Of(phase), tier.ToCode(), byTier[(int)tier],
                        Source(phase, sources) + sources.Estimated, years, certainty);
            }
        }

        table.WriteTo(context.OutFolder);
    }

    private static string Source(Phase phase, PupilSources sources) => phase == Phase.EarlyYears
        ? $"{sources.Citation}: tier in which children who hold a plan enter Reception, Reception's plans by placement less its new plans, "
        + "drawn towards England's; needs as in new plans"
        : $"{sources.Citation}: new plans by placement and age of all years, by placement and need of the last, drawn towards England's; "
        + "out of county split by assumption";
}
