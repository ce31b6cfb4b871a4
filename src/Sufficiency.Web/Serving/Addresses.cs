using Microsoft.AspNetCore.Http.Extensions;
using Sufficiency.Engine.Explain;
using Sufficiency.Web.Reading;

namespace Sufficiency.Web.Serving;

/// <summary>Addresses of pages; names are escaped here and nowhere else.</summary>
internal static class Addresses
{
    /// <summary>A page of a run.</summary>
    public static string Run(string run, string page = "summary") => $"/runs/{Uri.EscapeDataString(run)}/{page}";

    /// <summary>A question about a run.</summary>
    public static string Why(string run, WhyQuestion asked) => With(
        Run(run, "why"), ("topic", asked.Topic.ToString().ToLowerInvariant()), ("town", asked.Town), ("need", asked.Need),
        ("phase", asked.Phase), ("year", asked.Year is { } year ? Words.YearCode(year) : null), ("scheme", asked.Scheme),
        ("school", asked.School));

    /// <summary>A table of a run.</summary>
    public static string Table(string run, string table) => $"{Run(run, "tables")}/{Uri.EscapeDataString(table)}";

    /// <summary>A sweep.</summary>
    public static string Sweep(string sweep) => $"/sweeps/{Uri.EscapeDataString(sweep)}";

    /// <summary>The plans of a sweep, compared.</summary>
    public static string SweepComparison(string sweep) => $"{Sweep(sweep)}/compare";

    /// <summary>What if, from a run.</summary>
    public static string WhatIf(string run) => $"/what-if/{Uri.EscapeDataString(run)}";

    /// <summary>A job.</summary>
    public static string Job(int id) => $"/jobs/{id}";

    /// <summary>An explained difference of two runs, by the number of its job.</summary>
    public static string Difference(int job) => $"/compare/explained/{job}";

    /// <summary>An address with a query; empty values are left out.</summary>
    public static string With(string address, params IEnumerable<(string Name, string? Value)> query)
    {
        var builder = new QueryBuilder(query.Where(pair => !string.IsNullOrEmpty(pair.Value))
            .Select(pair => new KeyValuePair<string, string>(pair.Name, pair.Value!)));
        return address + builder.ToQueryString();
    }
}
