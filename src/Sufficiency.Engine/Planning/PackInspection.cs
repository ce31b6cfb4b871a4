using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Domain.Planning;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Packs.Additions;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Packs.Overrides;

namespace Sufficiency.Engine.Planning;

/// <summary>What a faultless data pack holds.</summary>
public sealed record PackInspection
{
    /// <summary>Title of the scenario.</summary>
    public required string Title { get; init; }

    /// <summary>The years.</summary>
    public required Horizon Horizon { get; init; }

    /// <summary>Number of home areas.</summary>
    public required int AreaCount { get; init; }

    /// <summary>EHC plans at the base date.</summary>
    public required double Plans { get; init; }

    /// <summary>Pupils awaiting a place at the base date.</summary>
    public required double AwaitingPlace { get; init; }

    /// <summary>Providers, their places in the first planned year (null where unlimited) and their pupils at
    /// the base date, by provision type.</summary>
    public required IReadOnlyList<ProvisionCount> Provision { get; init; }

    /// <summary>Number of schemes: committed, optional, and generic ones, which nobody has proposed.</summary>
    public required (int Committed, int Optional, int Generic) Schemes { get; init; }

    /// <summary>Number of assumptions by certainty.</summary>
    public required IReadOnlyDictionary<Certainty, int> Assumptions { get; init; }

    /// <summary>Values replaced on request.</summary>
    public required IReadOnlyList<AppliedOverride> Overrides { get; init; }

    /// <summary>Schemes added on request.</summary>
    public IReadOnlyList<AppliedAddition> Additions { get; init; } = [];

    /// <summary>Values that are out of the ordinary and may be right, in the order of file and line.</summary>
    public IReadOnlyList<DataWarning> Warnings { get; init; } = [];

    /// <summary>Opens everything that a pack names, as a plan does, and counts it.</summary>
    /// <exception cref="DataIssueException">The pack has faults; all of them are listed.</exception>
    public static PackInspection Inspect(DatasetRequest request)
    {
        var loaded = OpenedPack.Open(OpenedPack.Read(request)).Loaded;
        var dataset = loaded.Dataset;
        return new()
        {
            Title = dataset.Title,
            Horizon = dataset.Horizon,
            AreaCount = dataset.Areas.Count,
            Plans = dataset.Plans.Sum(row => row.Plans),
            AwaitingPlace = dataset.InitialWaiting.Sum(row => row.Pupils),
            Provision = [.. ProvisionCodes.ProvisionTypes.Select(type => Count(dataset, type))],
            Schemes = (dataset.Schemes.Count(scheme => scheme.Status == SchemeStatus.Committed), dataset.Schemes.Count(scheme =>
                scheme is { Status: SchemeStatus.Optional, IsGeneric: false }), dataset.Schemes.Count(scheme => scheme.IsGeneric)),
            Assumptions = Enum.GetValues<Certainty>().ToDictionary(
                certainty => certainty, certainty => dataset.Assumptions.Count(entry => entry.Provenance.Certainty == certainty)),
            Overrides = loaded.Overrides,
            Additions = loaded.Additions,
            Warnings = loaded.Warnings,
        };
    }

    private static ProvisionCount Count(PlanningDataset dataset, ProvisionType type)
    {
        var providers = dataset.Providers.Where(provider => provider.Type == type && provider is { IsLocalMix: false, IsGeneric: false })
            .ToDictionary(provider => provider.Id);
        return new(
            type,
            providers.Count,
            dataset.Places.Where(row => row.Phase is null && row.Year == dataset.Horizon.First && providers.ContainsKey(row.Provider))
                .Sum(row => row.Places),
            providers.Values.Count(provider => provider.HasUnlimitedPlaces),
            dataset.InitialRoll.Where(row => providers.ContainsKey(row.Provider)).Sum(row => row.Pupils));
    }
}

/// <summary>The providers of one provision type.</summary>
/// <param name="Type">The provision type.</param>
/// <param name="Providers">How many.</param>
/// <param name="Places">Places of those with a limit, in the first planned year.</param>
/// <param name="WithoutLimit">How many take any number of pupils.</param>
/// <param name="Pupils">Pupils of the authority on roll at the base date.</param>
public sealed record ProvisionCount(ProvisionType Type, int Providers, double Places, int WithoutLimit, double Pupils);
