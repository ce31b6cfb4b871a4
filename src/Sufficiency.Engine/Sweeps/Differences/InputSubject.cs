namespace Sufficiency.Engine.Sweeps.Differences;

/// <summary>What inputs of a run are about. Inputs of one subject change together, in the order of these values.</summary>
public enum InputSubject
{
    /// <summary>The version of the program.</summary>
    Program,

    /// <summary>Plans counted, pupils on roll and the years of the plan.</summary>
    Pupils,

    /// <summary>Home areas, their residents and outlines.</summary>
    Areas,

    /// <summary>Growth, new plans, plans that end and the kind of place needed.</summary>
    Forecast,

    /// <summary>Actions that change demand, moves, ceasing or prices.</summary>
    Actions,

    /// <summary>Journeys and their cost.</summary>
    Journeys,

    /// <summary>Schools and bases and their places.</summary>
    Places,

    /// <summary>Places that can be bought.</summary>
    Bought,

    /// <summary>Schemes, their openings and the limits on them.</summary>
    Schemes,

    /// <summary>Prices, grant, deficit and penalties.</summary>
    Money,

    /// <summary>How the plan was asked for: areas, schemes, gap.</summary>
    Settings,
}

/// <summary>Which subject each table and each assumption is about, and the words for subjects.</summary>
internal static class InputSubjects
{
    private static readonly Dictionary<string, InputSubject> OfTables = new(StringComparer.Ordinal)
    {
        ["plans"] = InputSubject.Pupils,
        ["initial_waiting"] = InputSubject.Pupils,
        ["initial_roll"] = InputSubject.Pupils,
        ["history"] = InputSubject.Pupils,
        ["requests"] = InputSubject.Pupils,
        ["home_areas"] = InputSubject.Areas,
        ["population"] = InputSubject.Areas,
        ["postcodes"] = InputSubject.Areas,
        ["tier_shares"] = InputSubject.Forecast,
        ["enhanced_shares"] = InputSubject.Forecast,
        ["rates"] = InputSubject.Forecast,
        ["providers"] = InputSubject.Places,
        ["provider_places"] = InputSubject.Places,
        ["tranches"] = InputSubject.Bought,
        ["tranche_places"] = InputSubject.Bought,
        ["bespoke_packages"] = InputSubject.Bought,
        ["schemes"] = InputSubject.Schemes,
        ["scheme_places"] = InputSubject.Schemes,
        ["scheme_templates"] = InputSubject.Schemes,
        ["scheme_template_figures"] = InputSubject.Schemes,
        ["scheme_sites"] = InputSubject.Schemes,
        ["scheme_funding"] = InputSubject.Schemes,
        ["assumption_ranges"] = InputSubject.Money,
        ["costs"] = InputSubject.Money,
        ["funding"] = InputSubject.Money,
    };

    private static readonly Dictionary<string, InputSubject> OfSections = new(StringComparer.Ordinal)
    {
        ["demand"] = InputSubject.Forecast,
        ["travel"] = InputSubject.Journeys,
        ["estate"] = InputSubject.Places,
        ["capital"] = InputSubject.Schemes,
        ["delivery"] = InputSubject.Schemes,
        ["openings"] = InputSubject.Schemes,
        ["delayed_openings"] = InputSubject.Schemes,
        ["policy"] = InputSubject.Schemes,
        ["costs"] = InputSubject.Money,
        ["deficit"] = InputSubject.Money,
        ["penalties"] = InputSubject.Money,
        ["outlines"] = InputSubject.Areas,
    };

    /// <summary>The subjects of a data pack and of what is laid over it.</summary>
    public static IReadOnlyList<InputSubject> OfPack { get; } =
        [.. OfTables.Values.Concat(OfSections.Values).Append(InputSubject.Actions).Distinct().Order()];

    /// <summary>The subject of a table.</summary>
    /// <exception cref="KeyNotFoundException">No subject is named for the table.</exception>
    public static InputSubject OfTable(string table) => OfTables[table];

    /// <summary>The subject of an entry at the top of plan.yaml; years, names and the like belong to the pupils counted.</summary>
    public static InputSubject OfSection(string name) => OfSections.GetValueOrDefault(name, InputSubject.Pupils);

    /// <summary>The subject of a value that <c>--set</c> replaces: a cell of a table, or an assumption.</summary>
    public static InputSubject OfPath(string path)
    {
        var open = path.IndexOf('[', StringComparison.Ordinal);
        return open >= 0 ? OfTable(path[..open]) : OfSection(path.Split('.')[0]);
    }

    /// <summary>What subjects that change together are called.</summary>
    public static string Name(IReadOnlyList<InputSubject> subjects) => subjects.Count == 0 ? "Solved within a time limit, or stopped"
        : string.Join(", with ", subjects.Select((subject, i) => i == 0 ? Name(subject) : Name(subject).ToLowerInvariant()));

    /// <summary>What a subject is called on a page.</summary>
    public static string Name(InputSubject subject) => subject switch
    {
        InputSubject.Pupils => "Pupils counted and years",
        InputSubject.Areas => "Areas and residents",
        InputSubject.Forecast => "Forecast of plans",
        InputSubject.Actions => "Actions",
        InputSubject.Journeys => "Journeys",
        InputSubject.Places => "Schools and places",
        InputSubject.Bought => "Places that can be bought",
        InputSubject.Schemes => "Schemes and limits",
        InputSubject.Money => "Prices and grant",
        InputSubject.Settings => "How the plan was asked for",
        InputSubject.Program => "Version of the program",
        _ => throw new ArgumentOutOfRangeException(nameof(subject)),
    };
}
