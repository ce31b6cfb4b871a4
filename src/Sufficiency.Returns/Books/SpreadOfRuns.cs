using Sufficiency.Returns.Mapping;

namespace Sufficiency.Returns.Books;

/// <summary>One return of the same return of several runs: each figure is the median, and keeps the figures of all runs.</summary>
internal static class SpreadOfRuns
{
    /// <summary>Puts them together.</summary>
    /// <exception cref="ReturnException">The runs do not have the same cells, because their years differ.</exception>
    public static ReturnBook Of(IReadOnlyList<ReturnBook> books)
    {
        if (books.Count == 1) return books[0];
        var values = books.Select(book => book.Cells.Concat(book.Unpublished)
            .ToDictionary(Key, cell => cell, StringComparer.Ordinal)).ToList();
        ReturnCell Merge(ReturnCell cell)
        {
            var found = values.Select(book => book.TryGetValue(Key(cell), out var other) ? other.Value : throw new ReturnException(
                "The runs do not reach the same years. Name runs of one sweep.")).ToList();
            if (found.All(value => value is null)) return cell;
            double[] all = [.. found.Select(value => value ?? throw new ReturnException(
                "A figure is blank in some of the runs. Name runs of one sweep."))];
            return cell with { Value = Quantiles.At(all, 0.5), OfRuns = all };
        }

        return books[0].Map(Merge) with { Unpublished = [.. books[0].Unpublished.Select(Merge)] };
    }

    private static string Key(ReturnCell cell) => $"{cell.Place}\n{cell.Layer}";
}

/// <summary>Quantiles of a few numbers.</summary>
public static class Quantiles
{
    /// <summary>The number at a share of the way from the least to the most, between two neighbours in proportion.</summary>
    /// <remarks>Definition 7 of Hyndman and Fan, Sample quantiles in statistical packages, 1996.</remarks>
    public static double At(IReadOnlyList<double> numbers, double share)
    {
        double[] sorted = [.. numbers.Order()];
        var at = share * (sorted.Length - 1);
        var below = (int)Math.Floor(at);
        return below + 1 >= sorted.Length ? sorted[^1] : sorted[below] + ((at - below) * (sorted[below + 1] - sorted[below]));
    }
}
