namespace Sufficiency.Web.Reading;

/// <summary>What one picture of the map shows: codes as they stand in an address; empty for the run's own default.</summary>
public sealed record MapChoice
{
    /// <summary>Link of a selected home area: <c>area:</c> and its key.</summary>
    public const string AreaPrefix = "area:";

    /// <summary>Link of a selected school: <c>school:</c> and its identifier.</summary>
    public const string SchoolPrefix = "school:";

    /// <summary>What is shaded: <c>town</c>, <c>msoa</c> or <c>small_area</c>.</summary>
    public string Areas { get; init; } = "";

    /// <summary>What it is shaded by: <c>lack</c>, <c>demand</c>, <c>minutes</c> or <c>pressure</c>.</summary>
    public string Measure { get; init; } = "";

    /// <summary>Calendar year of the September.</summary>
    public string Year { get; init; } = "";

    /// <summary>Code of a phase; empty for all.</summary>
    public string Phase { get; init; } = "";

    /// <summary>Code of a need; empty for all.</summary>
    public string Need { get; init; } = "";

    /// <summary><c>plan</c>, <c>do_minimum</c> or <c>difference</c>.</summary>
    public string Plan { get; init; } = "";

    /// <summary>A home area or a school by its prefix; empty for none.</summary>
    public string Selected { get; init; } = "";

    /// <summary>Key of the selected home area, or null.</summary>
    public string? SelectedArea => After(AreaPrefix);

    /// <summary>Identifier of the selected school, or null.</summary>
    public string? SelectedSchool => After(SchoolPrefix);

    /// <summary>Reads a choice from the parameters of an address; the last of a name counts, unknown names are passed over.</summary>
    public static MapChoice Parse(IEnumerable<KeyValuePair<string, string>> query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var choice = new MapChoice();
        foreach (var (name, value) in query)
        {
            choice = name switch
            {
                "areas" => choice with { Areas = value },
                "measure" => choice with { Measure = value },
                "year" => choice with { Year = value },
                "phase" => choice with { Phase = value },
                "need" => choice with { Need = value },
                "plan" => choice with { Plan = value },
                "selected" => choice with { Selected = value },
                _ => choice,
            };
        }

        return choice;
    }

    /// <summary>The choice as parameters of an address, with the question mark; what is empty is left out.</summary>
    public string ToQuery() => "?" + string.Join('&', Parameters()
        .Where(one => one.Value.Length > 0).Select(one => $"{one.Key}={Uri.EscapeDataString(one.Value)}"));

    /// <summary>The choice as names and values, in the form's order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Parameters() =>
    [
        new("measure", Measure), new("plan", Plan), new("year", Year), new("phase", Phase), new("need", Need), new("areas", Areas),
        new("selected", Selected),
    ];

    private string? After(string prefix) => Selected.StartsWith(prefix, StringComparison.Ordinal) ? Selected[prefix.Length..] : null;
}
