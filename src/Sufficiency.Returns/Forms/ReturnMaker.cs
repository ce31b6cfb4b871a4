using Sufficiency.Engine.Storage;
using Sufficiency.Returns.Books;
using Sufficiency.Returns.Disclosure;
using Sufficiency.Returns.Mapping;

namespace Sufficiency.Returns.Forms;

/// <summary>Makes a return of the tables of one run or of several.</summary>
public static class ReturnMaker
{
    private static readonly SortedDictionary<string, Func<ReturnContext, ReturnBook>> Makers = new(StringComparer.Ordinal)
    {
        ["benchmarking"] = BenchmarkingReturn.Make,
        ["dsg"] = DsgReturn.Make,
        ["lsrp"] = LsrpReturn.Make,
        ["places"] = PlacesReturn.Make,
        ["scap"] = ScapReturn.Make,
    };

    /// <summary>Names of the returns.</summary>
    public static IReadOnlyList<string> Names => [.. Makers.Keys];

    /// <summary>Makes it.</summary>
    /// <exception cref="ReturnException">It cannot be made as asked.</exception>
    /// <exception cref="RunFolderException">A folder holds no whole run.</exception>
    public static ReturnBook Make(ReturnRequest request)
    {
        if (!Makers.TryGetValue(request.Form, out var make))
            throw new ReturnException($"There is no return {request.Form}. Name one of {string.Join(", ", Names)}.");
        using var against = request.Against is { } other ? new RunQueries(other) : null;
        List<ReturnBook> books = [];
        foreach (var folder in request.Runs)
        {
            using var run = new RunQueries(folder);
            if (against is not null) Refuse(run, against, folder, request.Against!);
            books.Add(make(new(run, against, ReturnMapping.Embedded, request)));
        }

        var book = SpreadOfRuns.Of(books);
        return request.SuppressUnder is { } threshold ? Suppressor.Hide(book, threshold) : book;
    }

    private static void Refuse(RunQueries run, RunQueries against, string folder, string other)
    {
        if (Districts(run) == Districts(against)) return;
        throw new ReturnException($"{folder} is of {Districts(run)}, and {other} of {Districts(against)}. Name runs of one authority.");

        static string Districts(RunQueries run) => string.Join(", ", run.Districts());
    }
}
