using Sufficiency.Engine.Domain.Evidence;

namespace Sufficiency.OpenData.Estate;

/// <summary>Places of a school that stands partly empty: it fills by a stated share of its places a year, not at once.</summary>
internal static class FillingPlaces
{
    /// <summary>The same years with no rise above the share; whole places, rounded down.</summary>
    /// <param name="places">Places of every year, the base year first.</param>
    /// <param name="share">Share of its places by which a school fills in a year.</param>
    public static IReadOnlyList<PlacesDraft> Slowed(IReadOnlyList<PlacesDraft> places, RecipeFigure share)
    {
        var (slowed, held) = (new List<PlacesDraft>(places.Count), double.PositiveInfinity);
        foreach (var year in places)
        {
            held = Math.Min(year.Places, held + (share.Value * year.Places));
            slowed.Add(held >= year.Places ? year : year with
            {
                Places = Math.Floor(held),
                Source = $"{year.Source}, filling. {share.Source}",
                Certainty = Certainty.Assumed,
            });
        }

        return slowed;
    }
}
