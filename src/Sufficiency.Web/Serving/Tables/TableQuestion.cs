using System.Globalization;
using Sufficiency.Engine.Storage;

namespace Sufficiency.Web.Serving.Tables;

/// <summary>Which rows of a table, in which order: all of it stands in the address of the page.</summary>
public sealed record TableQuestion
{
    /// <summary>Rows of one page.</summary>
    public const int PageRows = 100;

    /// <summary>The table.</summary>
    public required TableSchema Table { get; init; }

    /// <summary>Column to sort by; null for the table's own order.</summary>
    public ColumnSchema? Sort { get; init; }

    /// <summary>Whether the greatest come first.</summary>
    public bool IsDescending { get; init; }

    /// <summary>Column to filter; null for every row.</summary>
    public ColumnSchema? Filter { get; init; }

    /// <summary>What its cells must hold: a part of a text, or a number with <c>&gt;</c>, <c>&lt;</c> or nothing before it.</summary>
    public string Value { get; init; } = "";

    /// <summary>Page of rows, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Why the filter cannot be asked; null if it can.</summary>
    public string? Fault => Filter is { IsNumber: true } && Value.Length > 0 && Comparison() is null
        ? $"{Filter.Name} holds numbers. Filter by a number such as 2030, or by >10 or <10." : null;

    /// <summary>Reads a question; columns that the table lacks are left out.</summary>
    public static TableQuestion Parse(TableSchema table, string? sort, string? order, string? filter, string? value, int? page) => new()
    {
        Table = table,
        Sort = Column(table, sort),
        IsDescending = order == "desc",
        Filter = Column(table, filter),
        Value = string.Concat((value ?? "").Where(letter => !char.IsControl(letter))).Trim(), // a NUL would end the query
        Page = Math.Clamp(page ?? 1, 1, 1_000_000),
    };

    /// <summary>The address of the page that asks it.</summary>
    public string Address(string page) => Addresses.With(page,
        ("sort", Sort?.Name), ("order", IsDescending ? "desc" : null), ("filter", Filter?.Name), ("value", Value),
        ("page", Page == 1 ? null : Page.ToString(CultureInfo.InvariantCulture)));

    /// <summary>The columns and rows asked for, without pages.</summary>
    public string Sql()
    {
        var columns = string.Join(", ", Table.Columns.Where(column => column.IsShown).Select(column => RunQueries.Quote(column.Name)));
        var order = Sort is null ? "" : $" ORDER BY {RunQueries.Quote(Sort.Name)} {(IsDescending ? "DESC" : "ASC")} NULLS LAST";
        return $"SELECT {columns} FROM {Table.Source}{Condition()}{order}";
    }

    /// <summary>How many rows it has.</summary>
    public string CountSql() => $"SELECT count(*)::DOUBLE FROM {Table.Source}{Condition()}";

    private string Condition()
    {
        if (Filter is null || Value.Length == 0 || Fault is not null) return "";
        var column = RunQueries.Quote(Filter.Name);
        if (Filter.IsNumber)
        {
            var (sign, number) = Comparison()!.Value;
            return string.Create(CultureInfo.InvariantCulture, $" WHERE {column} {sign} {number:R}");
        }

        return $" WHERE contains(lower({column}::VARCHAR), {RunQueries.Literal(Value.ToLowerInvariant())})";
    }

    private (string Sign, double Number)? Comparison()
    {
        var sign = new[] { ">=", "<=", ">", "<", "=" }.FirstOrDefault(one => Value.StartsWith(one, StringComparison.Ordinal));
        return double.TryParse(Value[(sign?.Length ?? 0)..], NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number) ? (sign ?? "=", number) : null;
    }

    private static ColumnSchema? Column(TableSchema table, string? name) =>
        table.Columns.FirstOrDefault(column => column.IsShown && string.Equals(column.Name, name, StringComparison.Ordinal));
}
