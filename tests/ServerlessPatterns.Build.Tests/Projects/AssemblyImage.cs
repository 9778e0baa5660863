using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace ServerlessPatterns.Build.Tests.Projects;

/// <summary>An assembly of one custom attribute, in whatever shape.</summary>
internal sealed class AssemblyImage
{
    public const string AttributeNamespace = "ServerlessPatterns.Hosting";
    public const string AttributeName = "CloudFormationTemplateAttribute";

    private readonly MetadataBuilder _metadata = new();
    private readonly EntityHandle _assembly;

    public AssemblyImage()
    {
        _metadata.AddModule(0, Name("Shop.dll"), _metadata.GetOrAddGuid(Guid.Empty), default, default);
        _assembly = _metadata.AddAssembly(Name("Shop"), new Version(1, 0), default, default, 0, AssemblyHashAlgorithm.Sha1);
        _metadata.AddTypeDefinition(
            default,
            default,
            Name("<Module>"),
            default,
            MetadataTokens.FieldDefinitionHandle(1),
            MetadataTokens.MethodDefinitionHandle(1)
        );
    }

    /// <summary>The value of an attribute whose one argument is this string.</summary>
    public static byte[] StringArgument(string? value)
    {
        var blob = new BlobBuilder();
        blob.WriteUInt16(1);
        blob.WriteSerializedString(value);
        blob.WriteUInt16(0);
        return blob.ToArray();
    }

    /// <summary>Adds an attribute whose type another assembly declares.</summary>
    public AssemblyImage With(
        byte[] value,
        string assembly = "ServerlessPatterns",
        string @namespace = AttributeNamespace,
        string name = AttributeName,
        Action<ParametersEncoder>? parameters = null,
        int count = 1
    )
    {
        var reference = _metadata.AddAssemblyReference(Name(assembly), new Version(0, 1), default, default, 0, default);
        var type = _metadata.AddTypeReference(reference, Name(@namespace), Name(name));
        var constructor = _metadata.AddMemberReference(
            type,
            Name(".ctor"),
            Signature(count, parameters ?? (static parameters => parameters.AddParameter().Type().String()))
        );
        _metadata.AddCustomAttribute(_assembly, constructor, _metadata.GetOrAddBlob(value));
        return this;
    }

    /// <summary>Adds an attribute of the same full name that the assembly itself declares.</summary>
    public AssemblyImage WithOwnAttribute(byte[] value)
    {
        _metadata.AddTypeDefinition(
            TypeAttributes.Class,
            Name(AttributeNamespace),
            Name(AttributeName),
            default,
            MetadataTokens.FieldDefinitionHandle(1),
            MetadataTokens.MethodDefinitionHandle(1)
        );
        var constructor = _metadata.AddMethodDefinition(
            MethodAttributes.Public | MethodAttributes.SpecialName | MethodAttributes.RTSpecialName | MethodAttributes.Abstract,
            default,
            Name(".ctor"),
            Signature(1, static parameters => parameters.AddParameter().Type().String()),
            -1,
            default
        );
        _metadata.AddCustomAttribute(_assembly, constructor, _metadata.GetOrAddBlob(value));
        return this;
    }

    public byte[] ToArray()
    {
        var image = new BlobBuilder();
        new ManagedPEBuilder(PEHeaderBuilder.CreateLibraryHeader(), new MetadataRootBuilder(_metadata), new BlobBuilder()).Serialize(image);
        return image.ToArray();
    }

    private StringHandle Name(string value) => _metadata.GetOrAddString(value);

    private BlobHandle Signature(int count, Action<ParametersEncoder> parameters)
    {
        var signature = new BlobBuilder();
        new BlobEncoder(signature).MethodSignature(isInstanceMethod: true).Parameters(count, static returns => returns.Void(), parameters);
        return _metadata.GetOrAddBlob(signature);
    }
}
