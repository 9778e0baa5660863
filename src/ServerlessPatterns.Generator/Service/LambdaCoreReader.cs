using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Service;

/// <summary>Reads the interfaces of Amazon.Lambda.Core; their default members need no implementation.</summary>
internal static class LambdaCoreReader
{
    public static LambdaCoreModel? Read(KnownTypes types)
        => types is { LambdaContext: { TypeKind: TypeKind.Interface } context, LambdaLogger: { TypeKind: TypeKind.Interface } logger }
            ? new LambdaCoreModel(Members(context), Members(logger))
            : null;

    private static EquatableArray<InterfaceMember> Members(INamedTypeSymbol type)
    {
        var members = new List<InterfaceMember>();
        foreach (var member in type.GetMembers())
        {
            switch (member)
            {
                case IPropertySymbol { IsAbstract: true, IsStatic: false, IsIndexer: false } property:
                    members.Add(new InterfaceMember(Name(property), property.Type.Reference(), null, property.SetMethod is not null));
                    break;
                case IMethodSymbol { IsAbstract: true, IsStatic: false, MethodKind: MethodKind.Ordinary, IsGenericMethod: false } method:
                    members.Add(new InterfaceMember(Name(method), method.ReturnType.Reference(), string.Join(", ", method.Parameters.Select(Parameter)), false));
                    break;
            }
        }

        return members.ToEquatableArray();
    }

    private static string Parameter(IParameterSymbol parameter)
    {
        var passing = parameter.RefKind switch
        {
            RefKind.Ref => "ref ",
            RefKind.Out => "out ",
            RefKind.In => "in ",
            _ => "",
        };
        return passing + parameter.Type.Reference() + " " + Name(parameter);
    }

    private static string Name(ISymbol symbol) => SyntaxFacts.GetKeywordKind(symbol.Name) == SyntaxKind.None ? symbol.Name : "@" + symbol.Name;
}
