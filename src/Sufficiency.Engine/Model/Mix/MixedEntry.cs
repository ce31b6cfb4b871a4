using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model.Costs;
using Sufficiency.Engine.Model.Data;

namespace Sufficiency.Engine.Model.Mix;

/// <summary>The local mix of the pupils of one entry point: where they go from each area, and what that means on the average.</summary>
internal sealed class MixedEntry
{
    /// <summary>Shares the pupils of an entry point over the schools that teach them to the end of the phase.</summary>
    public MixedEntry(ModelData data, MixedPhase phase, EntryPoint entry)
    {
        int[] open = [.. Enumerable.Range(0, phase.Members.Length).Where(member =>
            Admissibility.Teaches(data.Providers[phase.Members[member]], entry, 0))];
        (Mix, Members) = (phase.Mix, [.. open.Select(member => phase.Members[member])]);
        var areas = data.Dataset.Areas.Count;
        Shares = GravityFit.Shares(
            [.. open.Select(member => phase.Attractions[member])],
            [.. Enumerable.Range(0, areas).SelectMany(area =>
            open.Select(member => phase.Nearness[(area * phase.Members.Length) + member]))]);
        (Kilometres, Minutes, ShareBeyondGuidance) = (new double[areas], new double[areas], new double[areas]);
        var guidance = RiddenJourney.GuidanceMinutes(data.Dataset.Travel, entry.Phase());
        for (var area = 0; area < areas; area++)
        {
            for (var member = 0; member < Members.Length; member++)
            {
                var (p, share) = (Members[member], Shares[(area * Members.Length) + member]);
                var ridden = JourneyTo(data, area, p);
                Kilometres[area] += share * ridden.Kilometres;
                Minutes[area] += share * ridden.Minutes;
                if (ridden.Minutes > guidance) ShareBeyondGuidance[area] += share;
            }
        }
    }

    /// <summary>Index of the provider that stands for the mix.</summary>
    public int Mix { get; }

    /// <summary>Indices of the schools and colleges that take pupils of the entry point.</summary>
    public int[] Members { get; }

    /// <summary>Share of an area's pupils that each takes. [area, member]</summary>
    public double[] Shares { get; }

    /// <summary>Mean road distance. [area]</summary>
    public double[] Kilometres { get; }

    /// <summary>Mean time in the vehicle. [area]</summary>
    public double[] Minutes { get; }

    /// <summary>Share of pupils whose journey is longer than guidance advises. [area]</summary>
    public double[] ShareBeyondGuidance { get; }

    /// <summary>The journey to a school of the mix: no choice factor, because the mix is what families choose.</summary>
    public static RiddenJourney JourneyTo(ModelData data, int area, int provider) =>
        RiddenJourney.OfBaseRoll(data, area, provider);
}
