using System.Globalization;
using Sufficiency.Engine.Packs.Schema;

namespace Sufficiency.Workbooks.Forms;

/// <summary>Places along the years in one cell: <c>40;80;120</c>, where the last holds for ever after and <c>-</c> is no figure.</summary>
internal static class PlacesText
{
    /// <summary>Writes figures; equal figures at the end are written once. Empty where no year has a figure.</summary>
    public static string Write(IReadOnlyList<string?> figures)
    {
        if (figures.All(figure => figure is null)) return "";
        var count = figures.Count;
        while (count > 1 && figures[count - 1] == figures[count - 2]) count--;
        return string.Join(';', figures.Take(count).Select(figure => figure ?? "-"));
    }

    /// <summary>Reads figures; null and a fault where one cannot be taken.</summary>
    public static IReadOnlyList<string?>? Parse(string text, out Fault? fault)
    {
        fault = null;
        var figures = new List<string?>();
        foreach (var part in text.Split(';', StringSplitOptions.TrimEntries))
        {
            if (part is "-" or "–")
            {
                figures.Add(null);
                continue;
            }

            fault = part.Length == 0 ? new("empty", "leave a year empty", "Write a number for every year, as in 40;80;120.") : null;
            var number = fault is null ? NumberParser.Number(part, 0, null, out fault) : null;
            if (number is not double value)
            {
                fault = fault!.Kind == "separator" || part.Contains(',', StringComparison.Ordinal)
                    ? fault with { Advice = "Put semicolons between the years, as in 40;80;120." } : fault;
                return null;
            }

            figures.Add(value.ToString("0.############", CultureInfo.InvariantCulture));
        }

        return figures;
    }

    /// <summary>The figure of a year; the last one holds for ever after.</summary>
    public static string? At(IReadOnlyList<string?> figures, int year) => figures[Math.Min(year, figures.Count - 1)];
}
