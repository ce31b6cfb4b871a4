using Sufficiency.Engine.Data.OpenData.Formats;
using Sufficiency.Engine.Data.OpenData.Sen2;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.Engine.Data.OpenData.Pupils;

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
        var certainty = sources.January == 2025 ? Certainty.Derived : Certainty.Assumed;
        foreach (var need in NeedCodes.All)
        {
            foreach (var phase in Enum.GetValues<Phase>())
            {
                var byTier = shares.Of(phase, Array.IndexOf(counted, need));
                foreach (var tier in ProvisionCodes.Tiers)
                    table.Add(need.ToCode(), PupilCodes.Of(phase), tier.ToCode(), byTier[(int)tier], Source(phase, sources), "2023-2024", certainty);
            }
        }

        table.WriteTo(context.OutFolder);
    }

    private static string Source(Phase phase, PupilSources sources) => phase == Phase.EarlyYears
        ? $"{sources.Citation2025}: tier in which children who hold a plan enter Reception, Reception's plans by placement less its new plans; needs as in new plans"
        : $"{sources.Citation2025}: new plans by placement and age, by placement and need, drawn towards the placement of all plans of the need; out of county split by assumption";
}
