using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Domain.Planning;
using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.Engine.Packs.Actions;

/// <summary>Reads one effect of an action: a change of new plans, of ceasing or of a price, or a move between tiers.</summary>
internal static class ActionEffectReader
{
    private static readonly string[] OfMoves = ["from_tier", "to_tier", "share"];
    private static readonly string[] OfPrices = ["provision_type", "supply", "price_percent"];

    private static readonly (string Name, string[] Entries)[] Kinds =
    [
        ("new_plans_percent", ["new_plans_percent"]), ("ceasing_percent", ["ceasing_percent"]), ("from_tier", OfMoves),
        ("price_percent", OfPrices),
    ];

    /// <summary>The effect; null with a fault.</summary>
    public static ActionEffect? Read(ActionEntries entries)
    {
        var given = Kinds.Where(kind => kind.Entries.Any(name => !entries.IsMissing(name))).ToList();
        if (given.Count != 1)
        {
            entries.Report(given.Count == 0 ? null : given[1].Name, null,
                given.Count == 0 ? "The effect changes nothing." : "The effect changes two things at once.",
                "Give one of new_plans_percent, ceasing_percent, from_tier with to_tier and share, or provision_type with price_percent.");
            return null;
        }

        var provenance = entries.IsMissing("source") && entries.IsMissing("year") && entries.IsMissing("certainty") ? null
            : Own(entries);
        return given[0].Name switch
        {
            "new_plans_percent" => entries.Number("new_plans_percent") is { } change
                ? new NewPlansEffect(change / 100.0, provenance) : null,
            "ceasing_percent" => entries.Number("ceasing_percent") is { } change ? new CeasingEffect(change / 100.0, provenance) : null,
            "from_tier" => Move(entries, provenance),
            _ => Price(entries, provenance),
        };
    }

    /// <summary>Source, year and certainty of the effect alone: all three or none.</summary>
    private static Provenance Own(ActionEntries entries)
    {
        foreach (var name in new[] { "source", "year", "certainty" }.Where(entries.IsMissing))
            entries.Report(name, null, $"The effect has a source of its own without its {name}.",
                "Give source, year and certainty, or none.");
        return entries.Provenance();
    }

    private static TierMove? Move(ActionEntries entries, Provenance? provenance)
    {
        Require(entries, OfMoves);
        if (entries.Value("from_tier") is not Tier from || entries.Value("to_tier") is not Tier to
            || entries.Number("share") is not { } share) return null;
        if (from == Tier.Enhanced)
            entries.Report("from_tier", from.ToCode(), "Nobody is counted in tier E.", "Write S: its pupils are counted there.");
        else if (to == Tier.Enhanced && from != Tier.Special)
            entries.Report("to_tier", to.ToCode(), "Only placings of tier S can join tier E.", "Write from_tier: S, or another to_tier.");
        else if (from == to)
            entries.Report("to_tier", to.ToCode(), "The move leads to the tier that it leaves.", "Write another tier.");
        return new(from, to, share, provenance);
    }

    private static PriceEffect? Price(ActionEntries entries, Provenance? provenance)
    {
        Require(entries, ["provision_type", "price_percent"]);
        var supply = entries.IsMissing("supply") ? (Supply?)null : entries.Text("supply") switch
        {
            "agreed" => Supply.Agreed,
            "tranche" => Supply.Tranche,
            "bespoke" => Supply.Bespoke,
            _ => null,
        };
        if (entries.Value("provision_type") is not ProvisionType type || entries.Number("price_percent") is not { } change) return null;
        if (type == ProvisionType.Mainstream)
            entries.Report("provision_type", type.ToCode(),
                "Top-up in mainstream follows the local mix, which has one price for all years.",
                "Change the pack's figure with --set, or name another provision type.");
        if (supply is not null && type != ProvisionType.OutOfCounty)
            entries.Report("supply", supply.Value.ToCode(), "Only places out of county are told apart by supply.", "Leave supply out.");
        return new(type, supply, change / 100.0, provenance);
    }

    private static void Require(ActionEntries entries, IReadOnlyList<string> names)
    {
        foreach (var name in names.Where(entries.IsMissing))
            entries.Report(name, null, $"{name} is not given.", $"An effect of this kind has {string.Join(", ", names)}.");
    }
}
