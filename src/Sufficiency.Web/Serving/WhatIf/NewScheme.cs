using System.Text.Json;
using Sufficiency.Engine.Packs.Additions;
using Sufficiency.Engine.Packs.Issues;

namespace Sufficiency.Web.Serving.WhatIf;

/// <summary>The fields of a new scheme on the form; all of them texts, as typed.</summary>
public sealed record NewScheme
{
    /// <summary>Fields with their names on the form, in the row of <c>--add</c> and for people, and what a hint says.</summary>
    public static IReadOnlyList<(string Field, string Entry, string Label, string Hint)> Fields { get; } =
    [
        ("add-name", "name", "Name", "No school or scheme has it yet"),
        ("add-kind", "kind", "Kind", ""),
        ("add-postcode", "postcode", "Postcode", "Of a new school or base"),
        ("add-at", "at", "At which school", "For further places, a base or a class: its name"),
        ("add-places", "places", "Places by year", "Such as 40;80;120"),
        ("add-needs", "needs", "Needs", "SEN2 codes such as ASD;SEMH, or * for every need"),
        ("add-ages", "ages", "Ages", "Such as 7 to 18"),
        ("add-opens", "opens", "Opens in", "The September it opens in, such as 2029"),
        ("add-capital", "capital_gbp", "Capital in pounds", "In whole, such as 18000000"),
    ];

    /// <summary>Kinds with what they mean.</summary>
    public static IReadOnlyList<(string Word, string Meaning)> Kinds { get; } =
    [
        ("new_school", "A special school"), ("base", "A resource base"), ("expansion", "Further places at a school"),
        ("satellite", "A class of a special school"), ("post_sixteen_centre", "A centre for Years 12 to 14"),
    ];

    /// <summary>What was typed, by the name of the field.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What was typed into a field.</summary>
    public string this[string field] => Values.GetValueOrDefault(field, "");

    /// <summary>Whether there is a new scheme: somebody typed more than its kind.</summary>
    public bool IsGiven => Values.Any(pair => pair.Key != "add-kind" && pair.Value.Length > 0);

    /// <summary>The row that <c>--add</c> takes.</summary>
    public string Text => string.Concat(Fields.Where(one => this[one.Field].Length > 0)
        .Select(one => $"{one.Entry}: {Yaml(one.Entry, this[one.Field])}\n"));

    /// <summary>The scheme, or what is wrong with it.</summary>
    public IReadOnlyList<AddedScheme> Parse(List<(string Field, string Fault)> faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        if (!IsGiven) return [];
        try
        {
            return AddedScheme.Parse(Text);
        }
        catch (DataIssueException wrong)
        {
            faults.AddRange(wrong.Issues.Select(issue => (FieldOf(issue.ToString()), issue.ToString())));
            return [];
        }
    }

    /// <summary>The field that a fault is about.</summary>
    private static string FieldOf(string fault) =>
        Fields.FirstOrDefault(field => fault.Contains(field.Entry, StringComparison.Ordinal)).Field ?? "add-name";

    private static string Yaml(string entry, string typed) => entry switch
    {
        "kind" or "opens" => typed,
        "capital_gbp" => typed.Replace(",", "", StringComparison.Ordinal).TrimStart('£'),
        _ => JsonSerializer.Serialize(typed), // a JSON text is a YAML text
    };
}
