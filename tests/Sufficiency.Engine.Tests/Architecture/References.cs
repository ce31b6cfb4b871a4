using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Sufficiency.Engine.Tests.Architecture;

/// <summary>Which types each top-level type of an assembly names: in signatures, bodies, fields, bases and
/// attributes, nested types included.</summary>
internal static class References
{
    /// <summary>Full names of the types named, by full name of the top-level type that names them.</summary>
    public static IReadOnlyDictionary<string, IReadOnlySet<string>> Of(string assemblyPath)
    {
        using var assembly = AssemblyDefinition.ReadAssembly(assemblyPath);
        var found = new Dictionary<string, IReadOnlySet<string>>(StringComparer.Ordinal);
        foreach (var type in assembly.MainModule.Types)
        {
            var names = new HashSet<string>(StringComparer.Ordinal);
            AddType(type, names);
            found[type.FullName] = names;
        }

        return found;
    }

    private static void AddType(TypeDefinition type, HashSet<string> names)
    {
        Add(type.BaseType, names);
        AddAttributes(type, names);
        foreach (var implemented in type.Interfaces) Add(implemented.InterfaceType, names);
        foreach (var parameter in type.GenericParameters) AddConstraints(parameter, names);
        foreach (var field in type.Fields) Add(field.FieldType, names);
        foreach (var method in type.Methods) AddMethod(method, names);
        foreach (var nested in type.NestedTypes) AddType(nested, names);
    }

    private static void AddMethod(MethodDefinition method, HashSet<string> names)
    {
        Add(method.ReturnType, names);
        AddAttributes(method, names);
        foreach (var parameter in method.Parameters) Add(parameter.ParameterType, names);
        foreach (var parameter in method.GenericParameters) AddConstraints(parameter, names);
        if (!method.HasBody) return;
        foreach (var variable in method.Body.Variables) Add(variable.VariableType, names);
        foreach (var handler in method.Body.ExceptionHandlers) Add(handler.CatchType, names);
        foreach (var instruction in method.Body.Instructions) AddOperand(instruction, names);
    }

    private static void AddOperand(Instruction instruction, HashSet<string> names)
    {
        if (instruction.Operand is TypeReference type) Add(type, names);
        if (instruction.Operand is not MemberReference member) return;
        Add(member.DeclaringType, names);
        if (member is FieldReference field) Add(field.FieldType, names);
        if (member is not MethodReference method) return;
        Add(method.ReturnType, names);
        foreach (var parameter in method.Parameters) Add(parameter.ParameterType, names);
        if (method is GenericInstanceMethod generic) foreach (var argument in generic.GenericArguments) Add(argument, names);
    }

    private static void AddAttributes(ICustomAttributeProvider provider, HashSet<string> names)
    {
        foreach (var attribute in provider.CustomAttributes) Add(attribute.AttributeType, names);
    }

    private static void AddConstraints(GenericParameter parameter, HashSet<string> names)
    {
        foreach (var constraint in parameter.Constraints) Add(constraint.ConstraintType, names);
    }

    private static void Add(TypeReference? type, HashSet<string> names)
    {
        if (type is null) return;
        if (type is GenericInstanceType generic) foreach (var argument in generic.GenericArguments) Add(argument, names);
        var element = type.GetElementType();
        while (element.DeclaringType is { } outer) element = outer;
        names.Add(element.FullName);
    }
}
