namespace Sufficiency.Engine.Solving.Decomposition;

/// <summary>Prices that a search passed on its way, by temperature: another with other integers goes the same way from there.</summary>
internal sealed class PriceTrail
{
    private readonly Dictionary<double, double[]> sampled = [];
    private readonly Dictionary<double, double[]> whole = [];

    /// <summary>Keeps the prices of a level.</summary>
    /// <param name="temperature">The level.</param>
    /// <param name="prices">Its prices.</param>
    /// <param name="isSampled">Whether a few sources stood for all.</param>
    public void Keep(double temperature, double[] prices, bool isSampled) => (isSampled ? sampled : whole)[temperature] = prices;

    /// <summary>Prices of a level; null where it was not passed.</summary>
    public double[]? At(double temperature) => sampled.GetValueOrDefault(temperature) ?? whole.GetValueOrDefault(temperature);

    /// <summary>By how much the prices of all sources differ from those of the few that stand for them; null where the level was not passed with both.</summary>
    public double[]? Correction(double temperature) =>
        sampled.TryGetValue(temperature, out var few) && whole.TryGetValue(temperature, out var all) ? [.. all.Zip(few, (right, left) => right - left)] : null;
}
