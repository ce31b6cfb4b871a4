using System.Runtime.InteropServices;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Model.Variables;

/// <summary>A row's claim on the pupils on roll at a provider in a year.</summary>
/// <param name="Row">The row.</param>
/// <param name="Needs">Needs it counts.</param>
/// <param name="Asked">It counts tiers that ask for this provision type or a more specialist one.</param>
/// <param name="Only">The one phase it counts; null for all.</param>
internal readonly record struct CountingRow(int Row, NeedSet Needs, ProvisionType Asked, Phase? Only);

/// <summary>Rows, variables and costs as constraints and costs add them.</summary>
internal sealed class ProblemDraft(int providerCount, int yearCount)
{
    private readonly List<CouplingRow> rows = [];
    private readonly List<(string Name, double Lower, double Upper, bool IsInteger)> columns = [];
    private readonly List<double> columnCosts = [];
    private readonly List<SortedDictionary<int, double>> columnRows = [];
    private readonly List<CountingRow>?[] counting = new List<CountingRow>?[providerCount * yearCount]; // [provider, year]

    /// <summary>Cost that no decision changes.</summary>
    public double ConstantCost { get; private set; }

    public IReadOnlyList<CouplingRow> Rows => rows;

    /// <summary>Begins a row: <c>draft.Row(name).AtMost(limit).Add(variables, coefficient)</c>.</summary>
    public DraftRow Row(FormattableString name)
    {
        rows.Add(new(FormattableString.Invariant(name), double.NegativeInfinity, double.PositiveInfinity));
        return new(this, rows.Count - 1);
    }

    public Variable<T> AddInteger<T>(T decides, FormattableString name, double lower, double upper) =>
        AddVariable(decides, name, lower, upper, isInteger: true);

    public Variable<T> AddContinuous<T>(T decides, FormattableString name, double lower, double upper) =>
        AddVariable(decides, name, lower, upper, isInteger: false);

    public void AddCost<T>(Variable<T> variable, double cost) => columnCosts[variable.Column] += cost;

    public void AddConstant(double cost) => ConstantCost += cost;

    /// <summary>The rows that count pupils of a provider in a year; to be read when all rows are added.</summary>
    public ReadOnlySpan<CountingRow> CountingIn(int provider, int year) =>
        CollectionsMarshal.AsSpan(counting[(provider * yearCount) + year]);

    public LinkingVariable[] ToLinkingVariables() => [.. columns.Select((column, i) =>
        new LinkingVariable(column.Name, column.Lower, column.Upper, column.IsInteger, columnCosts[i], ToVector(columnRows[i])))];

    /// <summary>A sparse vector without zeros.</summary>
    public static SparseVector ToVector(SortedDictionary<int, double> entries)
    {
        var kept = entries.Where(entry => entry.Value != 0.0).ToList();
        return kept.Count == 0 ? SparseVector.Empty : new([.. kept.Select(entry => entry.Key)], [.. kept.Select(entry => entry.Value)]);
    }

    internal void Bound(int row, double lower, double upper) => rows[row] = new(rows[row].Name, lower, upper);

    internal void Add(int row, int column, double coefficient)
    {
        columnRows[column].TryGetValue(row, out var before);
        columnRows[column][row] = before + coefficient;
    }

    internal void Count(int provider, int year, CountingRow row) => (counting[(provider * yearCount) + year] ??= []).Add(row);

    private Variable<T> AddVariable<T>(T decides, FormattableString name, double lower, double upper, bool isInteger)
    {
        columns.Add((FormattableString.Invariant(name), lower, upper, isInteger));
        columnCosts.Add(0.0);
        columnRows.Add([]);
        return new(columns.Count - 1, decides);
    }
}
