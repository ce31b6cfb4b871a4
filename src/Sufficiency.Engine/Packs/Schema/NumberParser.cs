using System.Globalization;

namespace Sufficiency.Engine.Packs.Schema;

/// <summary>Reads numbers strictly: nothing is guessed.</summary>
internal static class NumberParser
{
    /// <summary>Larger figures are typing errors: the whole high needs block of England is 10¹⁰.</summary>
    private const double Largest = 1e12;

    /// <summary>Reads a finite number within the bounds, or says why not.</summary>
    public static object? Number(string text, double? minimum, double? maximum, out Fault? fault)
    {
        if (!double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture, out var number))
        {
            fault = NotANumber(text);
            return null;
        }

        fault = !double.IsFinite(number) ? NotFinite() : OutOfBounds(number, minimum, maximum);
        return fault is null ? number + 0.0 : null; // −0 becomes 0.
    }

    /// <summary>Reads a whole number within the bounds, or says why not.</summary>
    public static object? Whole(string text, double? minimum, double? maximum, out Fault? fault)
    {
        if (Number(text, minimum, maximum, out fault) is not double number) return null;
        if (number == Math.Truncate(number) && Math.Abs(number) <= int.MaxValue) return (int)number;
        fault = new("whole", "is not a whole number", "Give a whole number such as 12.");
        return null;
    }

    private static Fault? OutOfBounds(double number, double? minimum, double? maximum)
    {
        if (number < minimum)
            return new("minimum", number < 0 && minimum == 0 ? "is negative" : $"is less than {Written(minimum.Value)}",
                $"Give {Written(minimum.Value)} or more.");
        if (number > maximum)
            return new("maximum", $"is more than {Written(maximum.Value)}", $"Give {Written(maximum.Value)} or less.");
        return Math.Abs(number) > Largest ? new("largest", "is larger than any figure of a plan", "Check the number of digits.") : null;
    }

    private static Fault NotANumber(string text)
    {
        if (IsNonFiniteWord(text)) return NotFinite();
        return OddNumber.Find(text) ?? new("number", "is not a number", "Give a number such as 12 or 12.5; leave out words and units.");
    }

    private static bool IsNonFiniteWord(string text) =>
        text.TrimStart('-', '+', '.').ToUpperInvariant() is "NAN" or "INF" or "INFINITY" or "∞";

    private static Fault NotFinite() => new("finite", "is not a finite number",
        "Give a number; leave the cell empty where the source does not say and the column allows it.");

    private static string Written(double number) => number.ToString("0.######", CultureInfo.InvariantCulture);
}
