using System.Globalization;
using Microsoft.Extensions.Primitives;
using Sufficiency.Engine.Sweeps.WhatIf;

namespace Sufficiency.Web.Serving.WhatIf;

/// <summary>What somebody changes of a run; it is written into addresses and read from them, so a window keeps its own.</summary>
public sealed record WhatIfForm
{
    /// <summary>Before the code of a scheme in the name of its field.</summary>
    public const string SchemeField = "scheme.";

    /// <summary>Before the path of an assumption in the name of its field.</summary>
    public const string RangeField = "range.";

    /// <summary>A scheme that stays closed.</summary>
    public const string Never = "never";

    /// <summary>Decisions on schemes by code: a year or <see cref="Never"/>; a scheme as in the run has none.</summary>
    public IReadOnlyDictionary<string, string> Schemes { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Ends of ranges by path: low or high.</summary>
    public IReadOnlyDictionary<string, string> Ranges { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Other changes, a line each, as <c>path=value</c>.</summary>
    public string Changes { get; init; } = "";

    /// <summary>Whether the other schemes are chosen again.</summary>
    public bool ChoosesAgain { get; init; }

    /// <summary>A scheme that the pack does not have.</summary>
    public NewScheme Added { get; init; } = new();

    /// <summary>Whether nothing is changed.</summary>
    public bool IsEmpty => Schemes.Count == 0 && Ranges.Count == 0 && Changes.Trim().Length == 0 && !ChoosesAgain && !Added.IsGiven;

    /// <summary>Reads fields of a form or of an address; what is unknown is left out.</summary>
    public static WhatIfForm Read(IEnumerable<KeyValuePair<string, StringValues>> fields)
    {
        var typed = fields.Where(pair => pair.Value.ToString().Trim().Length > 0).ToList();
        return new()
        {
            Schemes = Begun(SchemeField),
            Ranges = Begun(RangeField),
            Changes = Field("changes").ReplaceLineEndings("\n"),
            ChoosesAgain = Field("choose") == "again",
            Added = new()
            {
                Values = NewScheme.Fields.ToDictionary(field => field.Field, field => Field(field.Field), StringComparer.Ordinal),
            },
        };

        SortedDictionary<string, string> Begun(string stem) => new(
            typed.Where(pair => pair.Key.StartsWith(stem, StringComparison.Ordinal))
                .ToDictionary(pair => pair.Key[stem.Length..], pair => pair.Value.ToString(), StringComparer.Ordinal),
            StringComparer.Ordinal);
        string Field(string name) => typed.Find(pair => pair.Key == name).Value.ToString().Trim();
    }

    /// <summary>The fields, as an address carries them.</summary>
    public IEnumerable<(string Name, string? Value)> Query() =>
    [
        .. Schemes.Select(pair => (SchemeField + pair.Key, (string?)pair.Value)),
        .. Ranges.Select(pair => (RangeField + pair.Key, (string?)pair.Value)),
        ("changes", Changes), ("choose", ChoosesAgain ? "again" : null),
        .. Added.IsGiven ? NewScheme.Fields.Select(field => (field.Field, (string?)Added[field.Field])) : [],
    ];

    /// <summary>The change that the engine is asked.</summary>
    /// <param name="session">The run.</param>
    /// <param name="faults">Gets what is wrong, each with the field it is in.</param>
    public WhatIfChange Change(WhatIfSession session, List<(string Field, string Fault)> faults)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(faults);
        var lines = Changes.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        faults.AddRange(lines.Where(line => !line.Contains('=', StringComparison.Ordinal))
            .Select(line => ("changes", $"\"{line}\" is no change. Write path=value, such as demand.growth=high.")));
        return new()
        {
            Sets = [.. session.Ranges.Where(range => Ranges.ContainsKey(range.Path))
                .Select(range => range.Override(isHigh: Ranges[range.Path] == "high")), .. lines],
            Schemes = session.Schemes.Where(scheme => Schemes.ContainsKey(scheme.Code))
                .ToDictionary(scheme => scheme.Code, scheme => Decision(scheme, faults), StringComparer.Ordinal),
            ChoosesAgain = ChoosesAgain,
            Added = Added.Parse(faults),
        };
    }

    private SchemeDecision Decision(WhatIfScheme scheme, List<(string, string)> faults)
    {
        var said = Schemes[scheme.Code];
        if (said == Never) return SchemeDecision.Closed;
        if (int.TryParse(said, CultureInfo.InvariantCulture, out var year)) return SchemeDecision.OpenIn(year);
        faults.Add((SchemeField + scheme.Code, $"{scheme.Name}: choose a year, or that it stays closed."));
        return default;
    }
}
