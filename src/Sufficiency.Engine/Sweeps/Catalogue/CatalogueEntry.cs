using Sufficiency.Engine.Storage;

namespace Sufficiency.Engine.Sweeps.Catalogue;

/// <summary>What a folder holds.</summary>
public enum CatalogueKind
{
    /// <summary>One plan beside do-minimum.</summary>
    Run,

    /// <summary>Many scenarios of one pack.</summary>
    Sweep,

    /// <summary>One set of schemes for many futures.</summary>
    JointPlan,
}

/// <summary>The figures by which one tells runs apart.</summary>
/// <param name="CostGbp">Undiscounted money of all planned years; of a plan for many futures the mean, discounted, with penalties.</param>
/// <param name="LastYear">Calendar year of the last planned September; null where nothing is known.</param>
/// <param name="PlacesShort">Places short in the last year; null where nothing is known.</param>
/// <param name="PupilYearsWaiting">Pupils waiting, summed over planned years.</param>
/// <param name="SchemesOpened">Schemes that open beside the committed ones.</param>
public sealed record CatalogueHeadline(
    double CostGbp, int? LastYear, double? PlacesShort, double PupilYearsWaiting, int? SchemesOpened);

/// <summary>A run or sweep in a folder, as a list shows it.</summary>
public sealed record CatalogueEntry
{
    /// <summary>Full path of the folder.</summary>
    public required string Folder { get; init; }

    /// <summary>What the folder holds.</summary>
    public required CatalogueKind Kind { get; init; }

    /// <summary>When its record was written; of a damaged folder, when the folder last changed.</summary>
    public required DateTimeOffset When { get; init; }

    /// <summary>Title for reports; empty in a damaged folder.</summary>
    public string Title { get; init; } = "";

    /// <summary>The settings of the command, by name.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Values set for a run.</summary>
    public IReadOnlyList<AppliedOverride> Overrides { get; init; } = [];

    /// <summary>Scenarios of a sweep, or futures planned for; null for a run.</summary>
    public long? Scenarios { get; init; }

    /// <summary>Its figures; null for a sweep and for a damaged folder.</summary>
    public CatalogueHeadline? Headline { get; init; }

    /// <summary>What is wrong with the folder; null if it is whole.</summary>
    public string? Fault { get; init; }

    /// <summary>Whether the folder can be shown.</summary>
    public bool IsWhole => Fault is null;
}
