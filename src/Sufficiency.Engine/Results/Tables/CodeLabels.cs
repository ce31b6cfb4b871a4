namespace Sufficiency.Engine.Results.Tables;

/// <summary>The office's words for the codes of a run: tables, pages and documents all take them from here.</summary>
public static class CodeLabels
{
    /// <summary>What an action changes.</summary>
    public const string ActionEffects = "action_effect";

    /// <summary>How an area of 2011 became one of 2021.</summary>
    public const string AreaFits = "area_fit";

    /// <summary>Checks that warn.</summary>
    public const string Cautions = "caution";

    /// <summary>How sure a figure is.</summary>
    public const string Certainties = "certainty";

    /// <summary>Kinds of cost.</summary>
    public const string CostKinds = "cost_kind";

    /// <summary>Where in the school career a place is needed.</summary>
    public const string EntryPoints = "entry_point";

    /// <summary>Who pays for a building.</summary>
    public const string Funders = "funder";

    /// <summary>Where places are bought.</summary>
    public const string Markets = "market";

    /// <summary>Primary needs.</summary>
    public const string Needs = "need";

    /// <summary>Cases of payback.</summary>
    public const string PaybackCases = "payback_case";

    /// <summary>Phases of the school career.</summary>
    public const string Phases = "phase";

    /// <summary>Plans by where their pupils are taught.</summary>
    public const string PlanKinds = "plan_kind";

    /// <summary>Plans of a run.</summary>
    public const string Plans = "plan";

    /// <summary>Kinds of places.</summary>
    public const string ProvisionTypes = "provision_type";

    /// <summary>Ends of a range.</summary>
    public const string RangeEnds = "range_end";

    /// <summary>Ages of requests and assessments.</summary>
    public const string RequestAges = "request_age";

    /// <summary>Whose journeys.</summary>
    public const string Riders = "riders";

    /// <summary>Kinds of schemes.</summary>
    public const string SchemeKinds = "scheme_kind";

    /// <summary>What one scheme is to another.</summary>
    public const string SchemeRelations = "scheme_relation";

    /// <summary>Whether a scheme is fixed.</summary>
    public const string SchemeStatuses = "scheme_status";

    /// <summary>Where a pupil is counted.</summary>
    public const string Settings = "setting";

    /// <summary>How places are come by.</summary>
    public const string Supplies = "supply";

    /// <summary>Least specialist provision that suits.</summary>
    public const string Tiers = "tier";

    /// <summary>Words for the plan.</summary>
    public const string Plan = "Plan";

    /// <summary>Words for the plan in which nothing but committed schemes opens.</summary>
    public const string CommittedOnly = "Committed schemes only";

    private static readonly Dictionary<string, IReadOnlyList<(string Code, string Label)>> Lists = CodeLabelText.Lists;

    /// <summary>The codes of a list with their words, in order.</summary>
    /// <param name="list">One of the constants of this class.</param>
    public static IReadOnlyList<(string Code, string Label)> In(string list) => Lists[list];

    /// <summary>The words for a code; null if the list does not have it.</summary>
    /// <param name="list">One of the constants of this class.</param>
    /// <param name="code">The code.</param>
    public static string? Find(string list, string code) =>
        Lists[list].FirstOrDefault(entry => string.Equals(entry.Code, code, StringComparison.Ordinal)).Label;

    /// <summary>The words for a code; words made of the code itself if the list does not have it.</summary>
    /// <param name="list">One of the constants of this class.</param>
    /// <param name="code">The code.</param>
    public static string Of(string list, string code) => Find(list, code) ?? Spelt(code);

    /// <summary>A kind of cost, fees told apart by how the places are come by.</summary>
    /// <param name="kind">Code of the kind.</param>
    /// <param name="supply">Code of the supply; empty for kinds that have none.</param>
    public static string Cost(string kind, string? supply) => (kind, supply) switch
    {
        ("fee", "tranche") => "Fees of further places bought",
        ("fee", "bespoke") => "Packages for one pupil",
        ("fee", not (null or "")) => "Fees of places agreed with others",
        _ => Of(CostKinds, kind),
    };

    /// <summary>A code as words: <c>new_code</c> is <c>New code</c>.</summary>
    public static string Spelt(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return code.Length == 0 ? "" : char.ToUpperInvariant(code[0]) + code[1..].Replace('_', ' ');
    }
}
