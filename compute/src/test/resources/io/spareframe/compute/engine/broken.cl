__kernel void broken(uint sf_first, uint sf_grid_x, uint sf_grid_y) { this_is_not_declared(1); }
