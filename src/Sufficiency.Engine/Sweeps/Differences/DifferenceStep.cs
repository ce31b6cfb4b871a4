using Sufficiency.Engine.Sweeps.Steps;

namespace Sufficiency.Engine.Sweeps.Differences;

/// <summary>A scheme whose opening differs.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Before">Its opening before; null if it does not open.</param>
/// <param name="After">Its opening after; null if it does not open.</param>
public sealed record MovedOpening(string Name, int? Before, int? After);

/// <summary>One step from the first run to the second.</summary>
/// <param name="Code">Its number as text, by which figures name it.</param>
/// <param name="Subjects">What changed together; more than one if no plan can be made with the first alone.</param>
/// <param name="Changes">How many values changed.</param>
/// <param name="Moved">Schemes whose opening the step changes, by name.</param>
public sealed record DifferenceStep(string Code, IReadOnlyList<InputSubject> Subjects, int Changes, IReadOnlyList<MovedOpening> Moved)
{
    /// <summary>What the step is called.</summary>
    public string Title => InputSubjects.Name(Subjects);
}

/// <summary>Why the second of two runs differs from the first.</summary>
public sealed record RunDifference
{
    /// <summary>Folder of the first run.</summary>
    public required string From { get; init; }

    /// <summary>Folder of the second run.</summary>
    public required string To { get; init; }

    /// <summary>First academic year that both plan.</summary>
    public required int FirstYear { get; init; }

    /// <summary>Last academic year that both plan.</summary>
    public required int LastYear { get; init; }

    /// <summary>Every input that differs, by subject.</summary>
    public required IReadOnlyList<ChangedInput> Changes { get; init; }

    /// <summary>From the first run to the second, one after the other.</summary>
    public required IReadOnlyList<DifferenceStep> Steps { get; init; }

    /// <summary>What the steps do to each figure; they add up to the difference of the runs, and parts add up to their whole.</summary>
    public required IReadOnlyList<StepWaterfall> Waterfalls { get; init; }

    /// <summary>The most by which a plan of the chain could be better, discounted; null if nothing is proven of one of them.</summary>
    public required double? OpenGbp { get; init; }

    /// <summary>The waterfall of the plan's cost.</summary>
    public StepWaterfall Cost => Waterfalls.First(one => one.Figure.Code == StepFigures.Cost);

    /// <summary>The waterfall of the lack of places.</summary>
    public StepWaterfall Lack => Waterfalls.First(one => one.Figure.Code == StepFigures.Lack);
}
