namespace Sufficiency.Engine.Audit.Streams;

/// <summary>One value for each combination of the values of several roles, stored in one array.</summary>
internal sealed class RoleGrid<T>
    where T : struct
{
    private readonly AuditRole[] axes;
    private readonly T[] cells;

    /// <summary>Makes a grid of default values.</summary>
    /// <param name="axes">The roles, the slowest first.</param>
    public RoleGrid(params AuditRole[] axes)
    {
        this.axes = axes;
        cells = new T[axes.Aggregate(1, (count, axis) => checked(count * axis.Count))];
    }

    /// <summary>Number of cells.</summary>
    public int Count => cells.Length;

    /// <summary>The value of a cell by its place.</summary>
    public ref T this[int place] => ref cells[place];

    /// <summary>The place of a cell; −1 if the value of a role is unknown, which its number below nil says.</summary>
    /// <param name="numbers">The number of a value for each role, in order.</param>
    public int PlaceOf(params ReadOnlySpan<int> numbers)
    {
        var place = 0;
        for (var i = 0; i < numbers.Length; i++)
        {
            if (numbers[i] < 0) return -1;
            place = (place * axes[i].Count) + numbers[i];
        }

        return place;
    }

    /// <summary>The values along the last role; empty if the value of another role is unknown.</summary>
    /// <param name="numbers">The number of a value for each role but the last, in order.</param>
    public Span<T> Along(params ReadOnlySpan<int> numbers)
    {
        var (place, length) = (PlaceOf(numbers), axes[^1].Count);
        return place < 0 ? [] : cells.AsSpan(place * length, length);
    }

    /// <summary>The number of a value for each role, by the place of a cell.</summary>
    public int[] NumbersOf(int place)
    {
        var numbers = new int[axes.Length];
        for (var i = axes.Length - 1; i >= 0; i--) (place, numbers[i]) = Math.DivRem(place, axes[i].Count);
        return numbers;
    }

    /// <summary>The cells that do not hold the default value, in order.</summary>
    public IEnumerable<(int[] Numbers, T Value)> Filled()
    {
        for (var place = 0; place < cells.Length; place++)
        {
            if (!EqualityComparer<T>.Default.Equals(cells[place], default)) yield return (NumbersOf(place), cells[place]);
        }
    }
}
