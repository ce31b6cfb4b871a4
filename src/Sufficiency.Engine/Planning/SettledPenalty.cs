using System.Globalization;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Domain.Planning;
using Sufficiency.Engine.Model.Costs;
using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Travel;

namespace Sufficiency.Engine.Planning;

/// <summary>The penalty of a year's wait that plans use: derived from the data, or a higher one that the data gives.</summary>
internal static class SettledPenalty
{
    private const string Path = "penalties.waiting_gbp";

    /// <summary>The same data with its penalty settled.</summary>
    /// <exception cref="DataIssueException">The one given is lower than the least that makes waiting no substitute for a place.</exception>
    public static LoadedDataset Of(LoadedDataset loaded, TravelMatrix travel) => loaded with { Dataset = Of(loaded.Dataset, travel) };

    private static PlanningDataset Of(PlanningDataset dataset, TravelMatrix travel)
    {
        var least = WaitingPenalty.Least(dataset, travel);
        if (dataset.Penalties.WaitingPerPupilYear is not { } given)
        {
            var provenance = new Provenance("Derived: above the dearest stay that any place of this pack could cost",
                dataset.Horizon.First.ToString(), Certainty.Derived);
            var entry = new AssumptionEntry(Path, least.ToString(CultureInfo.InvariantCulture), "GBP a pupil a year", provenance);
            return dataset with
            {
                Penalties = dataset.Penalties with { WaitingPerPupilYear = new(least) },
                Assumptions = [.. dataset.Assumptions, entry],
            };
        }

        return given.Value >= least ? dataset : throw new DataIssueException([new(
            "plan.yaml", null, Path, given.Value.ToString(CultureInfo.InvariantCulture),
            string.Create(CultureInfo.InvariantCulture, $"A year's wait at £{given.Value:N0} costs less than the dearest stay that it "
                + $"could put off, £{least:N0}: pupils would wait beside empty places."),
            string.Create(CultureInfo.InvariantCulture, $"Leave the entry out, and it is derived; or set {least:0} or more."))]);
    }
}
