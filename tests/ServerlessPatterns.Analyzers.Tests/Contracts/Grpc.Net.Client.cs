using System;
using System.Threading;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;

namespace Grpc.Core
{
    public abstract class ChannelBase { }

    public abstract class ClientBase
    {
        protected ClientBase() { }
        protected ClientBase(ChannelBase channel) { }
    }

    public abstract class ClientBase<T> : ClientBase
        where T : ClientBase<T>
    {
        protected ClientBase() { }
        protected ClientBase(ChannelBase channel) : base(channel) { }
    }

    public sealed class AsyncUnaryCall<TResponse>
    {
        public Task<TResponse> ResponseAsync => null;
        public TaskAwaiter<TResponse> GetAwaiter() => ResponseAsync.GetAwaiter();
    }
}

namespace Grpc.Net.Client
{
    public sealed class GrpcChannel : Grpc.Core.ChannelBase
    {
        public static GrpcChannel ForAddress(string address) => null;
        public static GrpcChannel ForAddress(Uri address) => null;
    }
}
