namespace Sufficiency.Engine.Storage;

/// <summary>Something in the written tables that breaks a rule or does not add up.</summary>
/// <param name="Plan"><c>plan</c>, <c>do_nothing</c>, <c>as_planned</c> or <c>slipped</c>.</param>
/// <param name="Rule">The rule, by its heading in the model's README where it has one.</param>
/// <param name="Message">What is wrong and where, in plain words.</param>
public sealed record AuditFinding(string Plan, string Rule, string Message);

/// <summary>What the independent check found.</summary>
/// <param name="Passed">Whether it found nothing.</param>
/// <param name="Findings">What it found, the first few of each rule.</param>
public sealed record AuditReport(bool Passed, IReadOnlyList<AuditFinding> Findings);
