namespace Sufficiency.Web.Reading;

/// <summary>How figures become five shades: the same for every year, so that years can be compared.</summary>
/// <param name="Least">Figure at which the first shade begins.</param>
/// <param name="Most">Largest figure of any year.</param>
/// <param name="IsChange">Whether figures are more or fewer, with a colour for each.</param>
public sealed record MapShades(double Least, double Most, bool IsChange)
{
    private const int Shades = 5;

    /// <summary>Shades that hold all figures.</summary>
    /// <param name="values">Figures of every year.</param>
    /// <param name="isChange">Whether they are differences.</param>
    /// <param name="startsAtNought">Whether the first shade begins at nought.</param>
    public static MapShades Of(IReadOnlyCollection<double> values, bool isChange, bool startsAtNought)
    {
        if (values.Count == 0) return new(0.0, 1.0, isChange);
        if (isChange) return new(0.0, values.Max(Math.Abs), true);
        return new(startsAtNought ? 0.0 : values.Min(), values.Max(), false);
    }

    /// <summary>Shade of a figure from 1 to 5; 0 for nothing.</summary>
    public int Level(double? value)
    {
        if (value is not { } number || !double.IsFinite(number)) return 0;
        var size = IsChange ? Math.Abs(number) : number;
        if (Least == 0.0 && size < Most / 1000.0) return 0;
        return Most <= Least ? 1 : Math.Clamp(1 + (int)(Shades * (size - Least) / (Most - Least) * 0.9999), 1, Shades);
    }

    /// <summary>Class of a figure's shade.</summary>
    public string ClassOf(double? value) =>
        (IsChange ? value > 0.0 ? "more-" : "fewer-" : "level-") + Words.YearCode(Level(value));

    /// <summary>Where a shade ends.</summary>
    public double EndOf(int level) => Least + ((Most - Least) * level / Shades);
}
