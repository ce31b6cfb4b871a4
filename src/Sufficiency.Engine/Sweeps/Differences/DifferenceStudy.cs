using System.Globalization;
using Sufficiency.Engine.Planning;
using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Sweeps.Steps;
using Sufficiency.Engine.Sweeps.WhatIf;
using Sufficiency.Solver.Mip;

namespace Sufficiency.Engine.Sweeps.Differences;

/// <summary>Explains the difference of two runs: the inputs of the second replace those of the first, one subject after the other, and
/// a plan is made after each.</summary>
/// <remarks>
/// The first and the last figures are those of the two runs themselves, so the steps add up to the difference. What a subject is said to
/// do depends on the order, because it is measured with earlier subjects changed and later ones not.
/// A subject that cannot change alone, such as pupils on the roll of a new school, changes together with the next one.
/// </remarks>
/// <param name="clock">Time.</param>
public sealed class DifferenceStudy(TimeProvider clock)
{
    /// <summary>Opens what chooses schemes; OR-Tools unless a test says otherwise.</summary>
    internal Func<IBlockSolver> Solver { get; init; } = OrToolsBlockSolver.Open;

    /// <summary>Explains, and writes the tables of the explanation.</summary>
    /// <exception cref="RunFolderException">A folder holds no whole run, or the explanation cannot be written.</exception>
    /// <exception cref="WhatIfRefusedException">A pack is gone or has changed since its run.</exception>
    /// <exception cref="DifferenceRefusedException">The runs have no common year, are of different authorities, or are one.</exception>
    /// <exception cref="OperationCanceledException">Stopped; nothing was written.</exception>
    public async Task<RunDifference> RunAsync(DifferenceRequest request, IProgress<PlanningProgress>? progress,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (Path.TrimEndingDirectorySeparator(request.From) == Path.TrimEndingDirectorySeparator(request.To))
            throw new DifferenceRefusedException("A run is named twice. Name two runs that differ.");
        using var folder = RunFolder.Create(request.OutputFolder, request.Overwrites);
        var (before, after) = (ComparedSource.Read(request.From, request.FromPack), ComparedSource.Read(request.To, request.ToPack));
        using var first = new RunQueries(request.From);
        using var last = new RunQueries(request.To);
        var years = CommonYears(first, last, request);
        IReadOnlyList<ChangedInput> changes =
            [.. ChangedInputs.Between(before.Pack, after.Pack).Concat(ComparedSource.Requests(before, after))
                .OrderBy(change => change.Subject)];
        var mixed = new MixedPlans(before, after, years, folder.WorkingPath, new PlanningRun(clock) { Solver = Solver });
        var links = await LinksAsync(mixed, Targets(before, after, changes),
            StepFigures.Read(first, years), StepFigures.Read(last, years), progress, cancellation);
        var difference = Explained(request, years, changes, links);
        DifferenceTables.Write(folder.WorkingPath, difference);
        folder.Complete();
        return difference;
    }

    /// <summary>The subjects that change, in order. The version of the program comes first, and last
    /// if the second run is of another.</summary>
    private static List<InputSubject> Targets(ComparedSource before, ComparedSource after, IReadOnlyList<ChangedInput> changes) =>
    [
        .. before.Record.EngineVersion == ThisEngine.Version ? Array.Empty<InputSubject>() : [InputSubject.Program],
        .. changes.Select(change => change.Subject).Where(subject => subject != InputSubject.Program).Distinct(),
        .. after.Record.EngineVersion == ThisEngine.Version ? Array.Empty<InputSubject>() : [InputSubject.Program],
    ];

    private static async Task<IReadOnlyList<Link>> LinksAsync(MixedPlans mixed, List<InputSubject> targets, StepFigures first,
        StepFigures last, IProgress<PlanningProgress>? progress, CancellationToken cancellation)
    {
        var (links, together, reached) = (new List<Link> { new([], first) }, new List<InputSubject>(), InputSubject.Program);
        for (var i = 0; i < targets.Count - 1; i++)
        {
            together.Add(targets[i]);
            reached = targets[i];
            var stage = string.Create(CultureInfo.InvariantCulture, $"Step {i + 1} of {targets.Count}, {InputSubjects.Name(together)}");
            if (await mixed.FindAsync(reached, new Staged(stage, progress), cancellation) is not { } figures) continue;
            if (targets[i] != InputSubject.Program || !IsSame(links[^1].Figures, figures))
                links.Add(new([.. together], figures));
            together.Clear();
        }

        IReadOnlyList<InputSubject> rest = [.. together, .. targets.TakeLast(1)];
        if (rest.Any(subject => subject != InputSubject.Program) || !IsSame(links[^1].Figures, last)) links.Add(new(rest, last));
        return links;
    }

    private static bool IsSame(StepFigures one, StepFigures other) => one.Values.Count == other.Values.Count
        && one.Values.All(value => other.Values.TryGetValue(value.Key, out var figure) && figure.Equals(value.Value));

    private static RunDifference Explained(DifferenceRequest request, (int First, int Last) years, IReadOnlyList<ChangedInput> changes,
        IReadOnlyList<Link> links)
    {
        var kinds = links.SelectMany(link => link.Figures.Kinds).DistinctBy(kind => kind.Key, StringComparer.Ordinal)
            .OrderBy(kind => kind.Key, StringComparer.Ordinal)
            .Select(kind => new StepFigure(kind.Key, kind.Value, "GBP", 2, StepFigures.Cost));
        var chain = links.Select((link, i) => new ChainLink(i.ToString(CultureInfo.InvariantCulture), InputSubjects.Name(link.Subjects),
            link.Figures.Values));
        return new()
        {
            From = request.From,
            To = request.To,
            FirstYear = years.First,
            LastYear = years.Last,
            Changes = changes,
            Steps =
            [
                .. links.Skip(1).Select((link, i) => new DifferenceStep(
                    (i + 1).ToString(CultureInfo.InvariantCulture),
                    link.Subjects,
                    changes.Count(change => link.Subjects.Contains(change.Subject)),
                    Moved(links[i].Figures.Openings, link.Figures.Openings))),
            ],
            OpenGbp = links.Any(link => link.Figures.OpenGbp is null) ? null : links.Max(link => link.Figures.OpenGbp),
            Waterfalls = StepWaterfall.Of([.. StepFigures.Wholes, .. kinds], [.. chain]),
        };
    }

    private static IReadOnlyList<MovedOpening> Moved(IReadOnlyDictionary<string, int?> before, IReadOnlyDictionary<string, int?> after) =>
    [
        .. from name in before.Keys.Union(after.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
           let moved = new MovedOpening(name, before.GetValueOrDefault(name), after.GetValueOrDefault(name))
           where moved.Before != moved.After
           select moved,
    ];

    private static (int First, int Last) CommonYears(RunQueries first, RunQueries last, DifferenceRequest request)
    {
        var (ours, theirs) = (Of(first), Of(last));
        if (!ours.Districts.Equals(theirs.Districts, StringComparison.Ordinal))
            throw new DifferenceRefusedException($"{request.From} is of {ours.Districts}, and {request.To} of {theirs.Districts}. "
                + "Name two runs of one authority.");
        var years = (First: Math.Max(ours.First, theirs.First), Last: Math.Min(ours.Last, theirs.Last));
        return years.First <= years.Last ? years : throw new DifferenceRefusedException(
            $"{request.From} and {request.To} plan no year in common. Name two runs whose years overlap.");

        static (int First, int Last, string Districts) Of(RunQueries run)
        {
            var districts = run.Districts();
            return run.Query("SELECT min(academic_year), max(academic_year) FROM years WHERE is_planned",
                row => (row.Integer(0), row.Integer(1), string.Join(", ", districts)))[0];
        }
    }

    /// <summary>A plan of the chain, and the subjects that changed since the plan before it.</summary>
    private sealed record Link(IReadOnlyList<InputSubject> Subjects, StepFigures Figures);

    /// <summary>Says which step a plan is made for.</summary>
    private sealed record Staged(string Stage, IProgress<PlanningProgress>? Progress) : IProgress<PlanningProgress>
    {
        public void Report(PlanningProgress value) => Progress?.Report(new(Stage, PlanningStages.Sentence(value.Stage), value.Gap));
    }
}
