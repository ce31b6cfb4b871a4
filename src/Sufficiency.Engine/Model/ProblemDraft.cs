using System.Runtime.InteropServices;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Model;

/// <summary>Rows and linking variables while constraints and costs add to them.</summary>
internal sealed class ProblemDraft(int providerCount, int yearCount)
{
    private readonly List<CouplingRow> rows = [];
    private readonly List<(string Name, double Lower, double Upper, bool IsInteger)> columns = [];
    private readonly List<double> columnCosts = [];
    private readonly List<SortedDictionary<int, double>> columnRows = [];
    // [provider, year]
    private readonly List<(int Row, NeedSet Needs, ProvisionType Asked, Phase? Only)>?[] counted =
        new List<(int, NeedSet, ProvisionType, Phase?)>?[providerCount * yearCount];

    /// <summary>Cost that no decision changes.</summary>
    public double ConstantCost { get; private set; }

    public IReadOnlyList<CouplingRow> Rows => rows;

    public int AddRow(string name, double lower, double upper)
    {
        rows.Add(new(name, lower, upper));
        return rows.Count - 1;
    }

    public int AddColumn(string name, double lower, double upper, bool isInteger)
    {
        columns.Add((name, lower, upper, isInteger));
        columnCosts.Add(0.0);
        columnRows.Add([]);
        return columns.Count - 1;
    }

    /// <summary>Adds to a column's coefficient on a row.</summary>
    public void Put(int column, int row, double coefficient)
    {
        columnRows[column].TryGetValue(row, out var before);
        columnRows[column][row] = before + coefficient;
    }

    public void AddCost(int column, double cost) => columnCosts[column] += cost;

    public void AddConstant(double cost) => ConstantCost += cost;

    /// <summary>Makes a row count every pupil of some needs, of a tier that asks for a provision type or a more specialist one, and of one
    /// phase where it is named, on roll at a provider in a year.</summary>
    public void CountPupils(int row, int provider, int year, NeedSet needs, ProvisionType asked = ProvisionType.Mainstream,
        Phase? only = null) =>
        (counted[(provider * yearCount) + year] ??= []).Add((row, needs, asked, only));

    /// <summary>The rows that count pupils of a provider in a year; to be read before any is added.</summary>
    public ReadOnlySpan<(int Row, NeedSet Needs, ProvisionType Asked, Phase? Only)> CountedIn(int provider, int year) =>
        CollectionsMarshal.AsSpan(counted[(provider * yearCount) + year]);

    public LinkingVariable[] ToLinkingVariables() => [.. columns.Select((column, i) =>
        new LinkingVariable(column.Name, column.Lower, column.Upper, column.IsInteger, columnCosts[i], ToVector(columnRows[i])))];

    /// <summary>A sparse vector without zeros.</summary>
    public static SparseVector ToVector(SortedDictionary<int, double> entries)
    {
        var kept = entries.Where(entry => entry.Value != 0.0).ToList();
        return kept.Count == 0 ? SparseVector.Empty : new([.. kept.Select(entry => entry.Key)], [.. kept.Select(entry => entry.Value)]);
    }
}
