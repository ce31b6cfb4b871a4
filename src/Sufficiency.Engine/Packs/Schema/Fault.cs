namespace Sufficiency.Engine.Packs.Schema;

/// <summary>Why a value cannot be taken.</summary>
/// <param name="Kind">Word that groups faults alike.</param>
/// <param name="Predicate">What is wrong, to follow the name of the value: "is not a number".</param>
/// <param name="Advice">What to do.</param>
internal sealed record Fault(string Kind, string Predicate, string Advice);
