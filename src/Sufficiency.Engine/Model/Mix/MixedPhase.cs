using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model.Data;

namespace Sufficiency.Engine.Model.Mix;

/// <summary>The schools and colleges of one phase's local mix, fitted to the base January.</summary>
internal sealed class MixedPhase
{
    /// <summary>Spreads beyond which a school is no farther: keeps the most distant school's nearness above nil.</summary>
    public const double MostSpreads = 200.0;

    private readonly ModelData data;

    /// <summary>Fits a phase.</summary>
    /// <param name="data">The inputs.</param>
    /// <param name="phase">The phase.</param>
    /// <param name="mix">Index of the provider that stands for the mix.</param>
    public MixedPhase(ModelData data, Phase phase, int mix)
    {
        (this.data, Phase, Mix) = (data, phase, mix);
        Members = [.. Enumerable.Range(0, data.Providers.Count).Where(p => data.Providers[p].MixedPhases.Contains(phase))];
        var rows = data.Dataset.InitialRoll.Where(row => row.YearGroup.Phase == phase).ToLookup(row => row.Provider, row => row.Pupils);
        Counts = [.. Members.Select(p => rows[data.Providers[p].Id].Sum())];
        Nearness = new double[data.Dataset.Areas.Count * Members.Length];
        for (var at = 0; at < Nearness.Length; at++)
        {
            var (area, member) = Math.DivRem(at, Members.Length);
            var spread = data.Dataset.Travel.HomeSpread[data.Providers[Members[member]].Type].Value;
            Nearness[at] = Math.Exp(-Math.Min(data.Travel.Kilometres(area, Members[member]) / spread, MostSpreads));
        }

        var all = Counts.Sum();
        double[] homes = [.. Enumerable.Range(0, data.Dataset.Areas.Count).Select(area =>
            all * data.Forecast.AreaShares[((area * Enum.GetValues<Phase>().Length) + (int)phase) * data.YearCount])];
        Attractions = GravityFit.Attractions(homes, Counts, Nearness);
        Attract();
        Shares = GravityFit.Shares(Attractions, Nearness);
    }

    /// <summary>The phase.</summary>
    public Phase Phase { get; }

    /// <summary>Index of the provider that stands for the mix.</summary>
    public int Mix { get; }

    /// <summary>Indices of the schools and colleges.</summary>
    public int[] Members { get; }

    /// <summary>Pupils of the phase counted at each in the base January. [member]</summary>
    public double[] Counts { get; }

    /// <summary>exp(−km/spread). [area, member]</summary>
    public double[] Nearness { get; }

    /// <summary>
    /// A: what draws pupils to each, kept for every planned year; of the counted ones they sum to the pupils counted. [member]
    /// </summary>
    public double[] Attractions { get; }

    /// <summary>Share of each area's pupils of the phase, whatever year group they are in. [area, member]</summary>
    public double[] Shares { get; }

    /// <summary>
    /// Places for pupils of the phase: the school's roll, in proportion to its year groups; null where the data gives no roll.
    /// </summary>
    private double? PlacesOf(int member)
    {
        var provider = data.Providers[Members[member]];
        var (lowest, highest) = (Math.Max(0, provider.LowestYearGroup.Value),
            Math.Min(YearGroup.LastPlaced, provider.HighestYearGroup.Value));
        var taught = Enumerable.Range(lowest, Math.Max(0, highest - lowest + 1)).ToList();
        return taught.Count == 0 ? null : provider.SchoolRoll * taught.Count(group => new YearGroup(group).Phase == Phase) / taught.Count;
    }

    // A school that nobody counted yet draws as many as its places would at the median school. One counted at nil draws nobody, unless no
    // school that takes whole entries was counted.
    private void Attract()
    {
        var counted = Enumerable.Range(0, Members.Length).Where(member => Counts[member] > 0.0).ToList();
        var perPlace = Median(counted.Where(member => PlacesOf(member) > 0.0).Select(member =>
            Attractions[member] / PlacesOf(member)!.Value));
        var typical = Median(counted.Select(member => Attractions[member])) ?? 1.0;
        var isCounted = counted.Exists(member =>
            data.Providers[Members[member]].LowestYearGroup.Value <= FirstYearGroup
            && data.Providers[Members[member]].TeachesOn(new(FirstYearGroup)));
        var known = data.Dataset.InitialRoll.Select(row => row.Provider).ToHashSet();
        for (var member = 0; member < Members.Length; member++)
        {
            var provider = data.Providers[Members[member]];
            if (Counts[member] > 0.0 || (isCounted && IsCounted(provider))) continue;
            Attractions[member] = PlacesOf(member) is { } places ? places * (perPlace ?? 1.0) : typical;
        }

        bool IsCounted(Provider provider) => provider.PlansOnRoll is not null || known.Contains(provider.Id);
    }

    private int FirstYearGroup => EntryPoints.All.First(entry => entry.Phase() == Phase).First().Value;

    private static double? Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? null : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2.0;
    }
}
