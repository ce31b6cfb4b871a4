namespace Sufficiency.Solver.Benders;

/// <summary>The choices tried so far.</summary>
internal sealed class TriedChoices
{
    private readonly Dictionary<string, PricedChoice> known = new(StringComparer.Ordinal);
    private readonly HashSet<string> struck = new(StringComparer.Ordinal); // named again though nothing more can be had of them

    /// <summary>How many there are.</summary>
    public int Count => known.Count;

    /// <summary>All of them.</summary>
    public IEnumerable<double[]> Sides => known.Values.Select(choice => choice.Side);

    /// <summary>The choice of these integers; null where it was not tried.</summary>
    public PricedChoice? Find(double[] side) => known.GetValueOrDefault(ChoiceKey.Of(side));

    /// <summary>Takes a choice, in the place of what was known of it.</summary>
    public void Keep(PricedChoice choice) => known[ChoiceKey.Of(choice.Side)] = choice;

    /// <summary>Strikes a choice of which nothing more can be had; false where it was struck before.</summary>
    public bool Strike(double[] side) => struck.Add(ChoiceKey.Of(side));

    /// <summary>Whether a choice is struck.</summary>
    public bool IsStruck(double[] side) => struck.Contains(ChoiceKey.Of(side));

    /// <summary>The cheapest choice that is not struck; null where there is none.</summary>
    public PricedChoice? Best() => known.Where(pair => !struck.Contains(pair.Key)).Select(pair => pair.Value).MinBy(choice => choice.Value);
}
