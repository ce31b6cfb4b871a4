namespace Sufficiency.Engine.Domain.Grids;

/// <summary>One direction of a grid: what its places stand for.</summary>
/// <param name="Name">The plural that a fault names, such as <c>years</c>.</param>
/// <param name="Length">How many places it has.</param>
/// <param name="First">The index of the first place, such as −4 for year groups.</param>
public readonly record struct Axis(string Name, int Length, int First = 0);

/// <summary>A dense table of numbers over two to four named axes; every number starts at 0.</summary>
/// <remarks>Values lie by rows: the last axis runs fastest.</remarks>
public sealed class Grid
{
    private readonly Axis[] axes;

    /// <summary>A grid of zeros.</summary>
    public Grid(params Axis[] axes)
        : this(new double[Size(axes)], axes)
    {
    }

    /// <summary>A grid over values that lie by rows already.</summary>
    /// <exception cref="ArgumentException">There are more or fewer values than places.</exception>
    public Grid(double[] values, params Axis[] axes)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Length != Size(axes))
            throw new ArgumentException($"The grid {Shape(axes)} has {Size(axes)} places, not {values.Length}.", nameof(values));
        this.axes = axes;
        Values = values;
    }

    /// <summary>All values, by rows.</summary>
    public double[] Values { get; }

    /// <summary>The axes, the slowest first.</summary>
    public IReadOnlyList<Axis> Axes => axes;

    /// <summary>The value at a place of a grid with two axes.</summary>
    public ref double this[int first, int second] => ref Values[At(At(0, 0, first), 1, second)];

    /// <summary>The value at a place of a grid with three axes.</summary>
    public ref double this[int first, int second, int third] => ref Values[At(At(At(0, 0, first), 1, second), 2, third)];

    /// <summary>The value at a place of a grid with four axes.</summary>
    public ref double this[int first, int second, int third, int fourth] =>
        ref Values[At(At(At(At(0, 0, first), 1, second), 2, third), 3, fourth)];

    /// <summary>The values along the last axis of a grid with two axes.</summary>
    public Span<double> Row(int first) => Along(At(0, 0, first));

    /// <summary>The values along the last axis of a grid with three axes.</summary>
    public Span<double> Row(int first, int second) => Along(At(At(0, 0, first), 1, second));

    /// <summary>The values along the last axis of a grid with four axes.</summary>
    public Span<double> Row(int first, int second, int third) => Along(At(At(At(0, 0, first), 1, second), 2, third));

    private static int Size(Axis[] axes)
    {
        ArgumentNullException.ThrowIfNull(axes);
        return axes.Aggregate(1, (size, axis) => size * axis.Length);
    }

    private static string Shape(Axis[] axes) => string.Join(" × ", axes.Select(axis => axis.Name));

    private Span<double> Along(int row) => Values.AsSpan(row * axes[^1].Length, axes[^1].Length);

    private int At(int before, int axis, int index)
    {
        var place = index - axes[axis].First;
        if (place < 0 || place >= axes[axis].Length)
            throw new ArgumentOutOfRangeException(nameof(index), index,
                $"The grid {Shape(axes)} has no such place among its {axes[axis].Name}.");
        return (before * axes[axis].Length) + place;
    }
}
