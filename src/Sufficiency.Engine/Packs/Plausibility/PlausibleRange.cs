using System.Globalization;

namespace Sufficiency.Engine.Packs.Plausibility;

/// <summary>What a figure usually is, and what it cannot be: one row of data/reference/plausibility.csv.</summary>
internal sealed record PlausibleRange
{
    /// <summary>Name of the check: a table, column and code of a row, a path of the plan, or a figure made of several.</summary>
    public required string Check { get; init; }

    /// <summary>What the figure is, to follow "has", with {0} where the figure stands.</summary>
    public required string Phrase { get; init; }

    /// <summary>Unit; GBP and share are written as pounds and percent.</summary>
    public required string Unit { get; init; }

    /// <summary>Whether nought says that there is none, which is never out of the ordinary.</summary>
    public required bool NoughtIsNone { get; init; }

    /// <summary>Least that is possible, or null.</summary>
    public required double? Lowest { get; init; }

    /// <summary>Lower end of what is usual.</summary>
    public required double UsualLow { get; init; }

    /// <summary>Upper end of what is usual.</summary>
    public required double UsualHigh { get; init; }

    /// <summary>Most that is possible, or null.</summary>
    public required double? Highest { get; init; }

    /// <summary>What to do.</summary>
    public required string Advice { get; init; }

    /// <summary>Where the range comes from, with year and certainty.</summary>
    public required string Source { get; init; }

    /// <summary>Whether the figure is impossible.</summary>
    public bool Excludes(double value) => !(NoughtIsNone && value == 0.0) && (value < Lowest || value > Highest);

    /// <summary>Whether the figure is usual.</summary>
    public bool Holds(double value) => (NoughtIsNone && value == 0.0) || (value >= UsualLow && value <= UsualHigh);

    /// <summary>How far beyond what is usual a figure lies: nought at the end of the range, one at e times that end.</summary>
    public double WeightOf(double value) =>
        value > UsualHigh ? Math.Log(Math.Max(value, 1e-9) / Math.Max(UsualHigh, 1e-9))
        : value < UsualLow ? Math.Min(20.0, Math.Log(Math.Max(UsualLow, 1e-9) / Math.Max(value, 1e-9))) : 0.0;

    /// <summary>The figure in its words.</summary>
    public string Write(double value) => Phrase.Replace("{0}", Number(value), StringComparison.Ordinal);

    /// <summary>What is usual, in one sentence.</summary>
    public string Usual => $"Usual: {Number(UsualLow)} to {Number(UsualHigh)} ({Source}).";

    private string Number(double value) =>
        Unit.StartsWith("GBP", StringComparison.Ordinal) ? $"{(value < 0.0 ? "-" : "")}£{Digits(Math.Abs(value))}"
        : Unit.StartsWith("share", StringComparison.Ordinal) ? $"{Digits(value * 100.0)} %" : Digits(value);

    private static string Digits(double value) =>
        value.ToString(Math.Abs(value) >= 10.0 ? "#,0.#" : "0.##", CultureInfo.InvariantCulture);
}
