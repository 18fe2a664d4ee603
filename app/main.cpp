#include <cstdio>

int main()
{
    std::puts("fairlead " FAIRLEAD_VERSION);
    return 0;
}
