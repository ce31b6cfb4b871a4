using System.Globalization;
using System.Text.Json.Serialization;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Identifiers;
using Sufficiency.Engine.Domain.Units;

namespace Sufficiency.Engine.Sweeps.Comparison;

/// <summary>A set of decisions on optional schemes, to be carried out in futures other than its own.</summary>
/// <param name="Name">Its name, such as <c>plan-1</c>.</param>
/// <param name="Openings">Opening year by scheme; a scheme that is not named never opens.</param>
/// <param name="Scenarios">Scenarios whose own plan it is; none for a plan made for comparison.</param>
internal sealed record PlanCandidate(string Name, IReadOnlyDictionary<string, int> Openings, IReadOnlyList<string> Scenarios)
{
    /// <summary>Name of the do-minimum plan.</summary>
    public const string DoMinimum = "do-minimum";

    /// <summary>Whether it asks what a delay costs. Such a plan may open a scheme after its latest opening.</summary>
    public bool IsLate { get; init; }

    /// <summary>Its decisions as one text; plans with the same text decide the same.</summary>
    public string Signature => (IsLate ? "late;" : "") + string.Join(';', Openings.OrderBy(pair => pair.Key, StringComparer.Ordinal)
        .Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key}={pair.Value}")));

    /// <summary>The same without a scheme, and without those that require it.</summary>
    public PlanCandidate Without(string scheme, PlanningDataset dataset)
    {
        var gone = new HashSet<string>(StringComparer.Ordinal) { scheme };
        while (dataset.Schemes.FirstOrDefault(other => !gone.Contains(other.Id.Value)
            && other.Requires.Any(id => gone.Contains(id.Value))) is { } next) gone.Add(next.Id.Value);
        return new($"{Name} without {scheme}", Openings.Where(pair => !gone.Contains(pair.Key)).ToDictionary(StringComparer.Ordinal), []);
    }

    /// <summary>The same with a scheme some years later.</summary>
    public PlanCandidate Later(string scheme, int years)
    {
        var late = new Dictionary<string, int>(Openings, StringComparer.Ordinal);
        late[scheme] += years;
        return new(string.Create(CultureInfo.InvariantCulture, $"{Name}, {scheme} {years} late"), late, []) { IsLate = true };
    }

    /// <summary>
    /// The decisions carried out in a future. A scheme opens in its year, or as soon as the future allows. A scheme that the future
    /// lacks, or that would open after the last planned year, does not open. Committed schemes are the future's own.
    /// </summary>
    public IReadOnlyDictionary<SchemeId, AcademicYear?> In(PlanningDataset future) => future.Schemes
        .Where(scheme => scheme.Status == SchemeStatus.Optional)
        .ToDictionary(scheme => scheme.Id, scheme => OpeningOf(scheme, future));

    /// <summary>The plan as a future carries it out.</summary>
    public PlanCandidate CarriedOutIn(PlanningDataset future) => this with
    {
        IsLate = IsLate && (this with { IsLate = false }).TooLateIn(future) is not null,
        Openings = In(future).Where(pair => pair.Value is not null)
            .ToDictionary(pair => pair.Key.Value, pair => pair.Value!.Value.StartYear, StringComparer.Ordinal),
    };

    /// <summary>A scheme that it would open later than a future allows. Null if there is none, or if the plan asks what a delay
    /// costs.</summary>
    public Scheme? TooLateIn(PlanningDataset future) => IsLate ? null : future.Schemes
        .FirstOrDefault(scheme => scheme.Status == SchemeStatus.Optional && OpeningOf(scheme, future) is { } opening
            && opening > scheme.LatestOpening);

    /// <summary>Whether it decides what another plan does.</summary>
    public bool Decides(PlanCandidate other) => string.Equals(Signature, other.Signature, StringComparison.Ordinal);

    private AcademicYear? OpeningOf(Scheme scheme, PlanningDataset future)
    {
        if (!Openings.TryGetValue(scheme.Id.Value, out var year)) return null;
        var opening = new AcademicYear(Math.Max(year, scheme.FirstOpening.StartYear));
        return opening > future.Horizon.Last ? null : opening;
    }
}

/// <summary>What a plan comes to in a future.</summary>
internal sealed record ComparisonCell
{
    /// <summary>The plan.</summary>
    public required string Plan { get; init; }

    /// <summary>The future.</summary>
    public required string Scenario { get; init; }

    /// <summary><c>solved</c>, or why not.</summary>
    public required string Status { get; init; }

    /// <summary>Discounted money and penalties; null where it is not solved, as everything after it.</summary>
    public double? ObjectiveGbp { get; init; }

    /// <summary>What no placements under these decisions can undercut.</summary>
    public double? BoundGbp { get; init; }

    /// <summary>Money of all years.</summary>
    public double? CostGbp { get; init; }

    /// <summary>Pupils waiting, summed over years.</summary>
    public double? PupilYearsWaiting { get; init; }

    /// <summary>Mean journey one way of the pupils placed.</summary>
    public double? MinutesPerPupil { get; init; }

    /// <summary>The status of what is solved.</summary>
    public const string Solved = "solved";

    /// <summary>Whether it is.</summary>
    [JsonIgnore]
    public bool IsSolved => string.Equals(Status, Solved, StringComparison.Ordinal);
}
