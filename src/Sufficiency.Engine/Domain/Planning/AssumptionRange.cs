using System.Globalization;
using Sufficiency.Engine.Domain.Evidence;

namespace Sufficiency.Engine.Domain.Planning;

/// <summary>The least and most that an assumption may be.</summary>
/// <param name="Path">As <c>--set</c> names it, such as <c>tranches[*].fee_gbp</c>.</param>
/// <param name="Name">What it is, in plain words.</param>
/// <param name="Low">Its low end: a value, <c>*0.8</c> or <c>+0.1</c>.</param>
/// <param name="High">Its high end, written alike.</param>
/// <param name="Provenance">Source of the range.</param>
public sealed record AssumptionRange(string Path, string Name, string Low, string High, Provenance Provenance)
{
    /// <summary>The override that sets one end.</summary>
    public string Override(bool isHigh)
    {
        var end = isHigh ? High : Low;
        return end is ['*' or '+', ..] ? $"{Path}{end[0]}={end[1..]}" : $"{Path}={end}";
    }

    /// <summary>The factor of one end; null where that end is no factor.</summary>
    public double? Factor(bool isHigh)
    {
        var end = isHigh ? High : Low;
        return end is ['*', ..] && double.TryParse(end[1..], NumberStyles.Float, CultureInfo.InvariantCulture, out var factor) ? factor
            : null;
    }
}
