namespace Sufficiency.Engine.Audit;

/// <summary>A statement that must be true of every row of a query.</summary>
/// <param name="Rule">The rule it belongs to.</param>
/// <param name="Source">What stands behind FROM.</param>
/// <param name="Holds">The statement; NULL counts as broken.</param>
/// <param name="Message">SQL text naming the row and what is wrong with it.</param>
internal sealed record AuditCheck(string Rule, string Source, string Holds, string Message)
{
    private const double Part = 1e-6;

    /// <summary>Two sides agree to a part in a million: as <see cref="Agree"/> says in SQL. What is
    /// not finite agrees with nothing.</summary>
    public static bool Agrees(double left, double right) =>
        Math.Abs(left - right) <= Part + (Part * Math.Max(Math.Abs(left), Math.Abs(right)));

    /// <summary>Two sides agree: to a part in a million, or to what the least unit of the table may differ by.</summary>
    public static string Agree(string left, string right, string least = "1e-6") =>
        $"abs(({left}) - ({right})) <= {least} + (1e-6 * greatest(abs({left}), abs({right})))";

    /// <summary>The same for money: to a penny or a part in a million.</summary>
    public static string AgreeInMoney(string left, string right) => Agree(left, right, "0.01");
}
