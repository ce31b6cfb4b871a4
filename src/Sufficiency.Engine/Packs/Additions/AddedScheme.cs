using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Packs.Tables;

namespace Sufficiency.Engine.Packs.Additions;

/// <summary>A scheme that a run adds to its pack, in one row: name, place, kind, places, needs, ages and cost.</summary>
/// <remarks>
/// What is null is taken from the pack. <c>data/schema/addition.yaml</c> says of every entry what an empty one means.
/// Whether it goes together is checked when it is parsed, and against the pack when the pack is read.
/// </remarks>
public sealed record AddedScheme
{
    /// <summary>Name of the file in faults of a scheme that stands in none.</summary>
    public const string Option = "--add";

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What it builds.</summary>
    public required SchemeKind Kind { get; init; }

    /// <summary>Identifier; null: the name in lower case with hyphens.</summary>
    public string? Id { get; init; }

    /// <summary>Identifier or name of the school where it is built.</summary>
    public string? At { get; init; }

    /// <summary>Postcode of its site.</summary>
    public string? Postcode { get; init; }

    /// <summary>Its site, in place of a postcode.</summary>
    public GridPoint? Location { get; init; }

    /// <summary>District it stands in; null: that of the nearest home area.</summary>
    public string? DistrictName { get; init; }

    /// <summary>Places in all by years since opening; empty where they are given by phase. The last holds for ever after.</summary>
    public IReadOnlyList<int> Places { get; init; } = [];

    /// <summary>Places for the pupils of single phases, in the same form; empty where any phase may take them.</summary>
    public IReadOnlyDictionary<Phase, IReadOnlyList<int>> PlacesByPhase { get; init; } = new Dictionary<Phase, IReadOnlyList<int>>();

    /// <summary>Needs accepted; null at an expansion, which has its school's.</summary>
    public NeedSet? Needs { get; init; }

    /// <summary>Lowest year group taught; null at an expansion.</summary>
    public YearGroup? LowestYearGroup { get; init; }

    /// <summary>Highest year group taught; null at an expansion.</summary>
    public YearGroup? HighestYearGroup { get; init; }

    /// <summary>First year it may open in, also the planned one; null: the year that decision and lead time allow.</summary>
    public AcademicYear? Opens { get; init; }

    /// <summary>Last year it may open in; null: any year of the plan.</summary>
    public AcademicYear? LatestOpening { get; init; }

    /// <summary>Whether it opens in every plan; else the plan may choose it.</summary>
    public bool IsCommitted { get; init; }

    /// <summary>Capital in whole.</summary>
    public required Pounds Capital { get; init; }

    /// <summary>Who pays all of the capital, as a code of the table scheme_funding; null: not found yet.</summary>
    public string? Funder { get; init; }

    /// <summary>Funding a place a year; null: the middle figure of the pack's providers of its type.</summary>
    public Pounds? PlaceFunding { get; init; }

    /// <summary>Top-up a pupil a year; null: the middle figure of the pack's providers of its type.</summary>
    public Pounds? TopUp { get; init; }

    /// <summary>Top-up for a pupil who needs an enhanced base; null: it takes none.</summary>
    public Pounds? EnhancedTopUp { get; init; }

    /// <summary>Years over which capital is spread; null: as the pack's schemes of its kind.</summary>
    public int? AssetLifeYears { get; init; }

    /// <summary>The year its own decision is taken in; null: as the pack says of all schemes.</summary>
    public AcademicYear? DecidedIn { get; init; }

    /// <summary>Years from decision to opening; null: as the pack's schemes of its kind.</summary>
    public int? LeadYears { get; init; }

    /// <summary>Roll it must have in time; null: no such rule.</summary>
    public double? MinimumRoll { get; init; }

    /// <summary>Years since opening from which the minimum roll holds; null: 3.</summary>
    public int? ViableFromYear { get; init; }

    /// <summary>Where its figures come from; null: added for this run.</summary>
    public string? Source { get; init; }

    /// <summary>Its identifier, also that of a school it opens.</summary>
    public string SchemeId => Id ?? AddedSchemeText.Slug(Name);

    /// <summary>Places in all once full.</summary>
    public int FullPlaces => AllPlaces.Count == 0 ? 0 : AllPlaces[^1];

    /// <summary>Whether it opens a school, centre, base or class; an expansion adds places to one that stands.</summary>
    public bool OpensProvider => Kind != SchemeKind.Expansion;

    /// <summary>Places in all by years since opening, those of phases added up.</summary>
    internal IReadOnlyList<int> AllPlaces => PlacesByPhase.Count == 0 ? Places
        : [.. Enumerable.Range(0, PlacesByPhase.Values.Max(list => list.Count))
            .Select(year => PlacesByPhase.Values.Where(list => list.Count > 0).Sum(list => list[Math.Min(year, list.Count - 1)]))];

    /// <summary>Where it was written; null where it stands in no text.</summary>
    internal RowOrigin? Origin { get; init; }

    /// <summary>The schemes of a text: YAML with one scheme or a list of them, or CSV with one a line.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">What the text is called in faults.</param>
    /// <exception cref="DataIssueException">It has faults; all of them are listed.</exception>
    public static IReadOnlyList<AddedScheme> Parse(string text, string file = Option)
    {
        var issues = new IssueCollector();
        var schemes = AddedSchemeReader.Read(file, text, issues);
        issues.ThrowIfAny();
        return schemes;
    }

    /// <summary>The schemes of a file.</summary>
    /// <exception cref="DataIssueException">It cannot be read, or has faults; all of them are listed.</exception>
    public static IReadOnlyList<AddedScheme> ReadFile(string path)
    {
        var issues = new IssueCollector();
        var schemes = AddedSchemeFile.Read(path, issues).Schemes;
        issues.ThrowIfAny();
        return schemes;
    }

    /// <summary>The YAML that makes it, an entry a line.</summary>
    public string ToText() => AddedSchemeText.Write(this);

    /// <summary>What it is in one line, such as: special school, 120 places, OX14 1AA.</summary>
    public string Describe() => AddedSchemeText.Describe(this);
}
