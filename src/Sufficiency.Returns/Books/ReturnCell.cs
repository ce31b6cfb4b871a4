using Sufficiency.Returns.Census;

namespace Sufficiency.Returns.Books;

/// <summary>Which of the tables of a place in a form a cell stands in.</summary>
public enum CellLayer
{
    /// <summary>The plan.</summary>
    Mitigated,

    /// <summary>Committed schemes only.</summary>
    Unmitigated,

    /// <summary>The first less the second: no count of pupils.</summary>
    Difference,
}

/// <summary>One figure of a return.</summary>
public sealed record ReturnCell
{
    /// <summary>The labels by which the long form finds it, one a heading of the book.</summary>
    public required IReadOnlyList<string> Keys { get; init; }

    /// <summary>Its place in the form: cells of one place and several layers are hidden together.</summary>
    public required string Place { get; init; }

    /// <summary>The table it stands in.</summary>
    public CellLayer Layer { get; init; }

    /// <summary>The unrounded figure; null where the cell is blank.</summary>
    public double? Value { get; init; }

    /// <summary>The figures of several runs, in their order; empty for one run.</summary>
    public IReadOnlyList<double> OfRuns { get; init; } = [];

    /// <summary>How the run comes by it.</summary>
    public Origin Origin { get; init; }

    /// <summary>Why the cell is blank or nil; empty where it is counted.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Whether it counts pupils, so that a small one is hidden; false for money and places.</summary>
    public bool IsCount { get; init; } = true;

    /// <summary>Place of the number of pupils that it is reckoned from, and with which it is hidden; null for none.</summary>
    public string? HiddenWith { get; init; }

    /// <summary>Whether several runs show their mean; false shows their median.</summary>
    public bool ShowsMean { get; init; }

    /// <summary>Whether the figure is hidden, because it is small or would give a small one away.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Digits after the point that are shown.</summary>
    public int Decimals { get; init; }

    /// <summary>The figure as it is shown: rounded, halves up; null where it is blank or hidden.</summary>
    public double? Shown => IsHidden || Value is not { } value ? null
        : RoundedUp(ShowsMean && OfRuns.Count > 0 ? OfRuns.Average() : value, Decimals);

    /// <summary>A figure rounded with halves up, as forms ask.</summary>
    public static double RoundedUp(double value, int decimals)
    {
        var scale = Math.Pow(10, decimals);
        return Math.Floor((value * scale) + 0.5 + 1e-9) / scale; // expected pupils that sum to a half may lie 1e-13 below it
    }
}
