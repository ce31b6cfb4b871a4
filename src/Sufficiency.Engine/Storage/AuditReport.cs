namespace Sufficiency.Engine.Storage;

/// <summary>A fault in the tables of a run: a broken rule, or a sum that does not agree.</summary>
/// <param name="Plan"><c>plan</c>, <c>do_minimum</c>, <c>as_planned</c> or <c>slipped</c>.</param>
/// <param name="Rule">The rule, by its heading in the model's README if it has one.</param>
/// <param name="Message">The fault and its place, in plain words.</param>
public sealed record AuditFinding(string Plan, string Rule, string Message);

/// <summary>The result of the independent check.</summary>
/// <param name="Passed">Whether there is no finding.</param>
/// <param name="Findings">The first few findings of each rule.</param>
public sealed record AuditReport(bool Passed, IReadOnlyList<AuditFinding> Findings);
