namespace Sufficiency.Engine.Audit.Rules;

/// <summary>A statement that must be true of every row of a query.</summary>
/// <param name="Rule">The rule to which the check belongs.</param>
/// <param name="Source">SQL text for the FROM of the query.</param>
/// <param name="Holds">The statement in SQL; NULL counts as broken.</param>
/// <param name="Message">SQL text that names the row and its fault.</param>
internal sealed record AuditCheck(string Rule, string Source, string Holds, string Message)
{
    /// <summary>SQL text that is true if two figures agree to a part in a million, or to the given least difference.</summary>
    public static string Agree(string left, string right, string least = "1e-6") =>
        $"abs(({left}) - ({right})) <= {least} + (1e-6 * greatest(abs({left}), abs({right})))";

    /// <summary>SQL text that is true if two sums of money agree to a penny or a part in a million.</summary>
    public static string AgreeInMoney(string left, string right) => Agree(left, right, "0.01");
}
