namespace Sufficiency.Web.Documents.Disclosure;

/// <summary>One way of telling pupils apart, such as by town.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Members">Its groups; no two alike.</param>
/// <param name="HasTotal">Whether anybody adds up over it; years and plans have no total.</param>
public sealed record Axis(string Name, IReadOnlyList<string> Members, bool HasTotal = true);

/// <summary>Pupils by one or more axes, with the totals over every axis that has one.</summary>
/// <remarks>A cell is named by a group of each axis; null names the total. All sheets that show a part of the table take it from one object.</remarks>
public sealed class CountTable
{
    private readonly IReadOnlyList<Axis> axes;
    private readonly Dictionary<string, int>[] positions;
    private readonly double[] values; // [axis 0, axis 1, …]: the total of an axis stands behind its groups

    private CountTable(IReadOnlyList<Axis> axes)
    {
        this.axes = axes;
        positions = [.. axes.Select(axis => axis.Members.Select((member, i) => (member, i)).ToDictionary(pair => pair.member, pair => pair.i, StringComparer.Ordinal))];
        Strides = new int[axes.Count];
        var size = 1;
        for (var i = axes.Count - 1; i >= 0; i--)
        {
            Strides[i] = size;
            size = checked(size * LengthOf(i));
        }

        values = new double[size];
    }

    /// <summary>Number of axes.</summary>
    internal int Rank => axes.Count;

    /// <summary>Steps between neighbours of each axis among the cells.</summary>
    internal int[] Strides { get; }

    /// <summary>All cells, totals too.</summary>
    internal ReadOnlySpan<double> Values => values;

    /// <summary>Adds rows up into a table; rows of one cell are added together.</summary>
    /// <param name="axes">The axes.</param>
    /// <param name="rows">A group of each axis, and the pupils.</param>
    /// <exception cref="ArgumentException">There are fewer than no pupils somewhere.</exception>
    public static CountTable Of(IReadOnlyList<Axis> axes, IEnumerable<(IReadOnlyList<string> Members, double Pupils)> rows)
    {
        var table = new CountTable(axes);
        foreach (var (members, pupils) in rows)
        {
            if (pupils < 0.0) throw new ArgumentException($"There are {pupils} pupils in {string.Join(", ", members)}.", nameof(rows));
            table.Add(0, table.CellOf([.. members]), pupils);
        }

        return table;
    }

    /// <summary>Pupils of a cell.</summary>
    /// <param name="members">A group of each axis; null for the total.</param>
    public double this[params ReadOnlySpan<string?> members] => values[CellOf(members)];

    /// <summary>Where a cell stands among all.</summary>
    internal int CellOf(ReadOnlySpan<string?> members)
    {
        if (members.Length != axes.Count) throw new ArgumentException("A cell needs a group of each axis, or null for its total.", nameof(members));
        var cell = 0;
        for (var i = 0; i < members.Length; i++) cell += Strides[i] * PositionOf(i, members[i]);
        return cell;
    }

    /// <summary>Whether an axis has a total.</summary>
    internal bool HasTotal(int axis) => axes[axis].HasTotal;

    /// <summary>Number of groups of an axis, which is also the position of its total.</summary>
    internal int GroupsOf(int axis) => axes[axis].Members.Count;

    /// <summary>Position of a cell on an axis.</summary>
    internal int PositionOf(int axis, int cell) => cell / Strides[axis] % LengthOf(axis);

    private int PositionOf(int axis, string? member)
    {
        if (member is null) return HasTotal(axis) ? GroupsOf(axis) : throw new ArgumentException($"Nobody adds up over {axes[axis].Name}.", nameof(member));
        return positions[axis].TryGetValue(member, out var position) ? position
            : throw new ArgumentException($"{member} is no group of {axes[axis].Name}.", nameof(member));
    }

    private int LengthOf(int axis) => GroupsOf(axis) + (HasTotal(axis) ? 1 : 0);

    // To the cell, and to every total that it belongs to.
    private void Add(int axis, int cell, double pupils)
    {
        for (; axis < axes.Count; axis++)
        {
            if (!HasTotal(axis) || PositionOf(axis, cell) == GroupsOf(axis)) continue;
            Add(axis + 1, cell + ((GroupsOf(axis) - PositionOf(axis, cell)) * Strides[axis]), pupils);
        }

        values[cell] += pupils;
    }
}
