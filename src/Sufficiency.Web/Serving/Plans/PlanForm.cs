using Microsoft.AspNetCore.Http;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Packs;

namespace Sufficiency.Web.Serving.Plans;

/// <summary>What somebody asks for on the form of a new plan.</summary>
public sealed record PlanForm
{
    /// <summary>Name of the pack.</summary>
    public string Pack { get; init; } = "";

    /// <summary>How finely home areas are cut: <c>msoa</c> or <c>lsoa</c>.</summary>
    public string Areas { get; init; } = "msoa";

    /// <summary>Who decides on optional schemes: <c>named</c>, <c>choose</c>, <c>as-planned</c> or <c>none</c>.</summary>
    public string Schemes { get; init; } = "named";

    /// <summary>Changes, a line each, as <c>path=value</c>.</summary>
    public string Changes { get; init; } = "";

    /// <summary>What is wrong, each with the field it is in; empty if it can be planned.</summary>
    public IReadOnlyList<(string Field, string Fault)> Faults { get; init; } = [];

    /// <summary>The changes, a line each, without empty lines.</summary>
    public IReadOnlyList<string> ChangeLines =>
        [.. Changes.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>Words for areas with what they mean.</summary>
    public static IReadOnlyList<(string Word, AreaLevel Areas, string Meaning)> AreaWords { get; } =
    [
        ("msoa", AreaLevel.Msoa, "Larger areas (MSOA): half a minute, enough for most questions"),
        ("lsoa", AreaLevel.Lsoa, "Small areas (LSOA): a minute or more, for what is put before a committee"),
    ];

    /// <summary>Words for schemes with what they mean.</summary>
    public static IReadOnlyList<(string Word, SchemeChoice Choice, string Meaning)> SchemeWords { get; } =
    [
        ("named", SchemeChoice.Named, "Choose among announced schemes"),
        ("choose", SchemeChoice.Choose, "Choose among announced and generic schemes; some minutes"),
        ("as-planned", SchemeChoice.AsPlanned, "Open every scheme in its planned year"),
        ("none", SchemeChoice.None, "Open committed schemes only"),
    ];

    /// <summary>Reads the posted form and checks it.</summary>
    public static PlanForm Read(IFormCollection form, IReadOnlyList<Pack> packs)
    {
        ArgumentNullException.ThrowIfNull(form);
        var read = new PlanForm
        {
            Pack = form["pack"].ToString(),
            Areas = form["areas"].ToString(),
            Schemes = form["schemes"].ToString(),
            Changes = form["changes"].ToString(),
        };
        List<(string, string)> faults = [];
        if (packs.All(pack => pack.Name != read.Pack)) faults.Add(("pack", "Choose a data pack."));
        if (AreaWords.All(word => word.Word != read.Areas)) faults.Add(("areas", "Choose how finely areas are cut."));
        if (SchemeWords.All(word => word.Word != read.Schemes)) faults.Add(("schemes", "Choose who decides on schemes."));
        faults.AddRange(read.ChangeLines.Where(line => !line.Contains('=', StringComparison.Ordinal))
            .Select(line => ("changes", $"\"{line}\" is no change. Write path=value, such as demand.growth=high.")));
        return read with { Faults = faults };
    }

    /// <summary>How finely areas are cut.</summary>
    public AreaLevel AreaLevel => AreaWords.First(word => word.Word == Areas).Areas;

    /// <summary>Who decides on schemes.</summary>
    public SchemeChoice SchemeChoice => SchemeWords.First(word => word.Word == Schemes).Choice;
}
