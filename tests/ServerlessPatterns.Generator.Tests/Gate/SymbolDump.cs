using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.Tests.Gate;

/// <summary>
/// All that a reader could ask the declarations of a compilation, as text: more than any reader does ask. Two compilations that the gate calls
/// equivalent must give the same.
/// </summary>
internal static class SymbolDump
{
    private static readonly SymbolDisplayFormat s_format = new(
        SymbolDisplayGlobalNamespaceStyle.Included,
        SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints | SymbolDisplayGenericsOptions.IncludeVariance,
        (SymbolDisplayMemberOptions)~0,
        (SymbolDisplayDelegateStyle)2,
        (SymbolDisplayExtensionMethodStyle)0,
        (SymbolDisplayParameterOptions)~0,
        SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        SymbolDisplayLocalOptions.None,
        SymbolDisplayKindOptions.IncludeTypeKeyword,
        SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier | SymbolDisplayMiscellaneousOptions.IncludeNotNullableReferenceTypeModifier);

    public static string Of(Compilation compilation)
    {
        var text = new StringBuilder();
        Append(text, "assembly " + compilation.Assembly.Identity);
        Append(text, "entry point " + (compilation.GetEntryPoint(TestContext.Current.CancellationToken) is { } main ? main.ContainingType.ToDisplayString() : "none"));
        AppendAttributes(text, compilation.Assembly);
        AppendMembers(text, compilation.Assembly.GlobalNamespace);
        return text.ToString();
    }

    private static void AppendMembers(StringBuilder text, INamespaceOrTypeSymbol container)
    {
        // Where a record's synthesized members stand among the others depends, in a record of several parts, on which file was edited last, for
        // the compiler puts that file's declarations behind all others. No reader asks for their order.
        foreach (var member in container.GetMembers().OrderBy(member => member.IsImplicitlyDeclared ? member.ToDisplayString(s_format) : "", StringComparer.Ordinal))
        {
            // A backing field of the compiler's own is no declaration: an accessor's body may make one.
            if (member is IFieldSymbol { IsImplicitlyDeclared: true })
            {
                continue;
            }

            Append(text, $"{member.Kind} {member.DeclaredAccessibility} {member.ToDisplayString(s_format)}");
            AppendAttributes(text, member);
            switch (member)
            {
                case INamespaceSymbol named:
                    AppendMembers(text, named);
                    break;
                case INamedTypeSymbol type:
                    Append(text, $"{type.TypeKind} record {type.IsRecord} static {type.IsStatic} abstract {type.IsAbstract} sealed {type.IsSealed} file {type.IsFileLocal} base {type.BaseType?.ToDisplayString(s_format)}");
                    type.AllInterfaces.ToList().ForEach(implemented => Append(text, implemented.ToDisplayString(s_format)));
                    AppendMembers(text, type);
                    break;
                case IFieldSymbol { HasConstantValue: true } field:
                    Append(text, "constant " + Convert.ToString(field.ConstantValue, CultureInfo.InvariantCulture));
                    break;
                case IPropertySymbol property:
                    Append(text, $"required {property.IsRequired} nullable {property.NullableAnnotation} init {property.SetMethod?.IsInitOnly}");
                    break;
                case IMethodSymbol method:
                    Append(text, $"{method.MethodKind} async {method.IsAsync} generic {method.IsGenericMethod} {method.ReturnNullableAnnotation}");
                    foreach (var parameter in method.Parameters)
                    {
                        AppendAttributes(text, parameter);
                        Append(text, $"{parameter.NullableAnnotation} {(parameter.HasExplicitDefaultValue ? Convert.ToString(parameter.ExplicitDefaultValue, CultureInfo.InvariantCulture) : "required")}");
                    }

                    break;
            }
        }
    }

    private static void AppendAttributes(StringBuilder text, ISymbol symbol)
    {
        foreach (var attribute in symbol is INamedTypeSymbol type ? type.AttributesInOrder() : symbol.GetAttributes())
        {
            Append(text, $"{attribute.AttributeClass?.ToDisplayString(s_format)} {attribute.AttributeConstructor?.ToDisplayString(s_format)}");
            attribute.ConstructorArguments.ToList().ForEach(argument => Append(text, Constant(argument)));
            attribute.NamedArguments.ToList().ForEach(argument => Append(text, argument.Key + " = " + Constant(argument.Value)));
        }
    }

    private static string Constant(TypedConstant constant)
        => constant.Kind == TypedConstantKind.Array && !constant.IsNull
            ? string.Join(", ", constant.Values.Select(Constant))
            : $"{constant.Kind} {constant.Type} {Convert.ToString(constant.IsNull ? null : constant.Value, CultureInfo.InvariantCulture)}";

    private static void Append(StringBuilder text, string line) => text.Append(line).Append('\n');
}
