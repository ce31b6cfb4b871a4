namespace Sufficiency.Returns.Mapping;

/// <summary>A return cannot be made as asked; the message says what to change.</summary>
public sealed class ReturnException(string message) : Exception(message);
