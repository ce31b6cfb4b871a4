namespace Sufficiency.Returns.Mapping;

/// <summary>data/schema/returns.yaml as it stands: kinds of places, needs, ages, and the forms of each return by year.</summary>
internal sealed record MappingFile
{
    /// <summary>Kinds of places by code, in the order in which they are tried.</summary>
    public required Dictionary<string, PlaceKind> Kinds { get; init; }

    /// <summary>Needs as forms write them.</summary>
    public required NeedRows Needs { get; init; }

    /// <summary>Rules and groups of age.</summary>
    public required AgeRows Ages { get; init; }

    /// <summary>Forms of the School Capacity survey by year.</summary>
    public Dictionary<string, ScapForm> Scap { get; init; } = [];

    /// <summary>Forms of the Local SEND Reform Plan by year.</summary>
    public Dictionary<string, LsrpForm> Lsrp { get; init; } = [];

    /// <summary>Tables of the DSG management plan by version.</summary>
    public Dictionary<string, DsgForm> Dsg { get; init; } = [];

    /// <summary>Benchmarking by year.</summary>
    public Dictionary<string, BenchmarkingForm> Benchmarking { get; init; } = [];

    /// <summary>Changes of places by year.</summary>
    public Dictionary<string, PlacesForm> Places { get; init; } = [];
}
