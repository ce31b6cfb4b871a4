namespace Sufficiency.Web.Disclosure;

/// <summary>How much of the county's figures of one year is shown.</summary>
internal enum CountyShows
{
    /// <summary>Everything.</summary>
    All,

    /// <summary>All plans and the kinds of place that the county has of its own, but not how the others are come by.</summary>
    OwnPlaces,

    /// <summary>Nothing but the places short, where these are not small.</summary>
    Nothing,
}

/// <summary>Pupils of the county in one year of one plan.</summary>
/// <param name="OnRoll">Pupils on roll by kind of place and by how it is come by.</param>
/// <param name="Waiting">Pupils waiting.</param>
/// <param name="AllPlans">Every EHC plan.</param>
internal sealed record CountyFigures(
    IReadOnlyDictionary<(string Provision, string Supply), double> OnRoll, double Waiting, double AllPlans)
{
    private const string Own = "own";

    /// <summary>Places short.</summary>
    public double Short => Waiting + Sum(key => key.Supply is "tranche" or "bespoke");

    /// <summary>Kinds of place that others have too.</summary>
    public IEnumerable<string> MixedKinds => OnRoll.Keys.Where(key => key.Supply != Own).Select(key => key.Provision);

    private double Elsewhere => AllPlans - OnRoll.Values.Sum() - Waiting;

    /// <summary>The most that can be shown while no small count can be worked out; README.md proves it.</summary>
    public CountyShows Shows(double threshold)
    {
        bool IsSafe(double pupils) => !Partition.IsSmall(pupils, threshold);
        var kinds = OnRoll.Keys.Select(key => key.Provision).Distinct(StringComparer.Ordinal).ToList();
        var supplies = OnRoll.Keys.Select(key => key.Supply).Distinct(StringComparer.Ordinal);
        var ownAreSafe = kinds.All(kind => IsSafe(Sum(key => key.Provision == kind && key.Supply == Own))) && IsSafe(AllPlans);
        if (!ownAreSafe) return CountyShows.Nothing;
        double[] all = [.. OnRoll.Values, .. kinds.Select(kind => Sum(key => key.Provision == kind)),
            .. supplies.Select(supply => Sum(key => key.Supply == supply)), OnRoll.Values.Sum(), Waiting, Short, Elsewhere,
            Waiting + Elsewhere];
        if (all.All(IsSafe)) return CountyShows.All;
        var notOwn = AllPlans - Sum(key => key.Supply == Own);
        return IsSafe(IsSafe(Short) ? notOwn - Short : notOwn) ? CountyShows.OwnPlaces : CountyShows.Nothing;
    }

    private double Sum(Func<(string Provision, string Supply), bool> isMeant) =>
        OnRoll.Where(entry => isMeant(entry.Key)).Sum(entry => entry.Value);
}
